"""What the spine reads."""
