"""Settings of the mode named by ``MODE`` (dev by default; production must be asked for)."""

from smartnagari.config.env import env

if env.production:
    from .production import *  # noqa: F403
else:
    from .dev import *  # noqa: F403
