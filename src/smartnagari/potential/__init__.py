"""What grows, is made and can be visited in the nagari, as comparable data."""
