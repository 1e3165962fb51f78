"""Reading of files: each reader checks the whole of its source and says every fault with its line."""
