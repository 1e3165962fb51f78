"""What the Makefile runs: plain programs for developers and CI, never part of the wheel."""
