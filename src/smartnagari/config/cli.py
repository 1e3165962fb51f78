"""The installed entry point ``smartnagari``: Django's commands with our settings."""

import os
import sys

from . import serving


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smartnagari.config.settings")
    if sys.argv[1:2] == ["serve"] and "--help" not in sys.argv:
        raise SystemExit(serving.main(sys.argv[2:]))
    from django.core.management import execute_from_command_line  # serving goes without

    execute_from_command_line(sys.argv)
