"""The law and arithmetic of a nagari's site, without Django."""
