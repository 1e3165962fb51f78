"""The only ways to what a nagari has published."""
