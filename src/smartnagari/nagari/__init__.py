"""The site of a nagari: profile, agenda, news, downloads, money, index."""
