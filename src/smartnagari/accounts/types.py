"""Values of accounts that other apps see."""
