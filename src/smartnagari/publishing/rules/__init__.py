"""What was typed and how it is marked up, as plain Python."""
