#!/usr/bin/env python
"""Django's commands from a checkout; an installed copy has ``smartnagari``."""

from smartnagari.config.cli import main

if __name__ == "__main__":
    main()
