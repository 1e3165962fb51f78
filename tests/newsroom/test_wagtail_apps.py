"""What a starting process leaves out of Wagtail, and what it keeps."""

from __future__ import annotations

import subprocess
import sys

from django.apps import apps
from django.db.models import PROTECT, ForeignKey
from wagtail.admin.forms.models import registry
from wagtail.images.widgets import AdminImageChooser

from smartnagari.newsroom.models import Picture
from smartnagari.newsroom.wagtail_apps import PicturesOfWagtail, standing_in

WHAT_IS_LOADED = "import smartnagari.config.wsgi, sys; print(*sys.modules)"


def test_process_starts_without_wagtails_own_api_and_urls():
    done = subprocess.run([sys.executable, "-c", WHAT_IS_LOADED], capture_output=True, text=True, check=True)

    loaded = set(done.stdout.split())
    assert "wagtail.images.apps" in loaded
    assert not {"wagtail.api.v3.api", "wagtail.admin.urls", "pikepdf", "openpyxl"} & loaded


def test_pictures_are_wagtails_app_with_its_widgets():
    field = ForeignKey(Picture, on_delete=PROTECT)

    assert type(apps.get_app_config("wagtailimages")) is PicturesOfWagtail
    assert registry.get(field)["widget"] is AdminImageChooser


def test_real_module_can_be_loaded_after_its_stand_in():
    sys.modules.pop("colorsys", None)

    with standing_in({"colorsys": {"rgb_to_hsv": None}}):
        import colorsys as empty
    import colorsys as real

    assert empty.rgb_to_hsv is None
    assert real.rgb_to_hsv(1, 1, 1) == (0.0, 0.0, 1)
