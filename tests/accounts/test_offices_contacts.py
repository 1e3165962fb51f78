"""The addresses that a phone opens, and how sure an entry is."""

from types import SimpleNamespace

import pytest

from smartnagari.accounts.templatetags.places import geo, point, tel, whatsapp
from smartnagari.regions.models import Confidence
from smartnagari.regions.templatetags.sureness import WAJIK


@pytest.mark.parametrize(
    ("number", "dialled"), [("0751 91234", "tel:075191234"), ("+62 751-91234", "tel:+6275191234")]
)
def test_telephone_is_dialled_without_its_spaces(number, dialled):
    assert tel(number) == dialled


@pytest.mark.parametrize("number", ["0812-3456-7890", "+62 812 3456 7890", "6281234567890"])
def test_whatsapp_wants_the_country_before_the_number(number):
    assert whatsapp(number) == "https://wa.me/6281234567890"


def test_point_is_copied_and_opened_with_six_decimals():
    office = SimpleNamespace(latitude=-0.71, longitude=100.205)

    assert point(office) == "-0.710000, 100.205000"
    assert geo(office) == "geo:-0.710000,100.205000"


def test_every_confidence_has_a_shape_of_its_own():
    shapes = {WAJIK[each][0] for each in Confidence}

    assert len(shapes) == len(Confidence)
