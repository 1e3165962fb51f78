"""Tags that draw files."""
