"""The platform as it is, plus the pages that it is measured against."""

from drills.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
