"""The platform as it is, plus the pages that it is measured against."""

from pathlib import Path

from drills.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
TEMPLATES[0]["DIRS"] = [Path(__file__).parent / "templates"]  # noqa: F405
