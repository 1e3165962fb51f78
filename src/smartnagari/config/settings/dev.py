"""Development and ``make run``: no TLS, local hosts, demo data allowed."""

from smartnagari.config.env import env

from .base import *  # noqa: F403

ALLOWED_HOSTS = [*env.allowed_hosts, "127.0.0.1", "localhost", "[::1]", ".localhost"]
