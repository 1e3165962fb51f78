"""What the server runs: Django's pages under WSGI."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smartnagari.config.settings")

application = get_wsgi_application()
