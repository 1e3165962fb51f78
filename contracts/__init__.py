"""Our own import contracts, for rules that import-linter does not know."""
