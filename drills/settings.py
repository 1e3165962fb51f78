"""The platform as it is, plus a small ledger to write into, and without limits for one busy visitor."""

from smartnagari.config.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "drills.ledger"]  # noqa: F405
ROOT_URLCONF = "drills.urls"
ACCOUNT_RATE_LIMITS = dict.fromkeys(ACCOUNT_RATE_LIMITS)  # noqa: F405 - all sign-ups come from one address
