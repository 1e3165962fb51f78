"""What the tests of accounts may ask for."""

from __future__ import annotations

import pytest
from django.core.cache import cache


@pytest.fixture
def door_client(tenant, settings, client):
    """A browser at the addresses of signing in; what would be sent can be read by ``signin_steps``."""
    settings.ROOT_URLCONF = "accounts.signin_urls"
    settings.DEMO = True
    settings.MAIL_CHANNEL, settings.PHONE_CHANNEL = "demo_email", "demo_phone"
    cache.clear()
    return client
