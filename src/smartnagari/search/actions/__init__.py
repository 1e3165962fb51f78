"""What writes the projection and what is counted about searching."""
