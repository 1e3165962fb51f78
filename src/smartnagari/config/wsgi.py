"""What the server runs: pages that are ready from the store, all others by Django under WSGI."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smartnagari.config.settings")

_django = get_wsgi_application()

from smartnagari.config.ready.front import in_front_of  # noqa: E402 - needs the apps loaded
from smartnagari.config.start import refuse_unsafe_start  # noqa: E402 - needs the apps loaded

refuse_unsafe_start()

application = in_front_of(_django)

# What is loaded by now stays for ever: the collector of garbage need not walk through it again and again.
gc.collect()
gc.freeze()
