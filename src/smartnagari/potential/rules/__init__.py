"""The arithmetic of potential: plain Python, tested by tables."""
