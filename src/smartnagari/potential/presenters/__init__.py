"""What public pages say, from rows: words, lines and facts."""
