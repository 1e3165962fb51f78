"""The edges of potential."""
