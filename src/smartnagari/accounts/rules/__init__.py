"""Law and arithmetic of people, offices and data rights, as pure functions."""
