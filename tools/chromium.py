"""The browser for the browser tests: the distribution's own Chromium."""

from __future__ import annotations

import os
import shutil

from tools.console import Failure, apt_install, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LINE_TO_TYPE = "apt-get update && apt-get install -y chromium"


def _find() -> str | None:
    given = os.environ.get("CHROMIUM", "")
    return given or next((path for path in map(shutil.which, NAMES) if path), None)


def find_chromium() -> str:
    """The path of a Chromium, installed when we may; else the one line to type."""
    found = _find()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        say("Installing Chromium for the browser tests")
        apt_install("chromium")
        found = _find()
    if found is None:
        raise Failure(f"The browser tests need Chromium. Type: {LINE_TO_TYPE}  (or set CHROMIUM to its path)")
    return found
