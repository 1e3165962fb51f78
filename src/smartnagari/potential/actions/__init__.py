"""What officers do to potential besides publishing it."""
