"""The desk's pages of content, one set for every kind."""
