"""How words are made alike, completed and ranked: plain Python."""
