"""What a file is and how it is made safe, as plain Python."""
