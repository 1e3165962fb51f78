"""The demonstration's people; never in production."""
