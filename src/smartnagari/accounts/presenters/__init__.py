"""What pages show, made of rows that gates have let through."""
