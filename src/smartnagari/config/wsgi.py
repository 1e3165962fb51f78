"""What the server runs: Django's pages under WSGI."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smartnagari.config.settings")

application = get_wsgi_application()

from smartnagari.config.start import refuse_unsafe_start  # noqa: E402 - needs the apps loaded

refuse_unsafe_start()
