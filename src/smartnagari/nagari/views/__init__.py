"""The public pages of a nagari's site."""
