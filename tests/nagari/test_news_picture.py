"""What a picture of the news shows is asked once: where it is chosen, or below."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from smartnagari.files.public import keep_upload
from smartnagari.kernel.errors import Invalid
from smartnagari.nagari.demo.covers import cover
from smartnagari.publishing.public import put_live


@pytest.fixture
def picture(operator):
    """A picture kept with these words about it."""

    def keep(alt):
        drawn = cover("13.05.10.2002", 0, "coast")
        upload = SimpleUploadedFile("pantai.png", drawn, content_type="image/png")
        return keep_upload(actor=operator, upload=upload, allow=("image",), alt=alt)

    return keep


def news(operator, area, **answers):
    typed = {"title": "Pantai bersih", "day": "2026-11-02", "body": "Bersih.", **answers}
    return put_live(actor=operator, kind="nagari.news", area=area, typed=typed)


def test_words_given_with_the_upload_are_enough(operator, ulakan, picture):
    row = news(operator, ulakan, picture=picture("Pantai pada pagi hari"))

    assert row.picture_alt == "Pantai pada pagi hari"


def test_words_given_below_come_first(operator, ulakan, picture):
    row = news(operator, ulakan, picture=picture("Pantai"), picture_alt="Warga memungut sampah")

    assert row.picture_alt == "Warga memungut sampah"


def test_picture_without_words_is_refused(operator, ulakan, picture):
    with pytest.raises(Invalid) as refusal:
        news(operator, ulakan, picture=picture(""))

    assert "picture_alt" in refusal.value.fields
