"""The fourteen components of UU 25/2009, and promises that keep the law."""

import pytest

from smartnagari.services.rules.promises import within
from smartnagari.services.rules.standards import INTERNAL, PUBLISHED, complete, missing, publishable
from smartnagari.services.types import Component, TimeUnit

FULL = dict.fromkeys(Component, "written")


def test_law_lists_fourteen_components_and_publishes_six():
    assert (len(Component), len(PUBLISHED), len(INTERNAL)) == (14, 6, 8)
    assert set(PUBLISHED) | set(INTERNAL) == set(Component)


@pytest.mark.parametrize("component", list(Component))
@pytest.mark.parametrize("nothing", [None, "", [], {}, ()])
def test_standard_without_one_component_is_not_complete(component, nothing):
    filled = {**FULL, component: nothing}

    assert missing(filled) == (component,)
    assert not complete(filled)


def test_free_service_has_its_fee_filled_in():
    assert complete({**FULL, Component.FEE: 0})


@pytest.mark.parametrize("component", list(Component))
def test_only_the_six_published_components_keep_people_from_preparing(component):
    assert publishable({**FULL, component: ""}) == (component in INTERNAL)


@pytest.mark.parametrize(
    ("value", "unit", "kept"),
    [
        (5, TimeUnit.WORKING_DAYS, True),
        (6, TimeUnit.WORKING_DAYS, False),
        (24, TimeUnit.HOURS, True),
        (121, TimeUnit.HOURS, False),
        (15, TimeUnit.MINUTES, True),
        (1, TimeUnit.MONTHS, False),
        (1, TimeUnit.YEARS, False),
    ],
)
def test_promise_is_never_longer_than_the_law(value, unit, kept):
    assert within(value, unit) == kept
