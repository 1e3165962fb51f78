"""Idempotency keys: one outcome for one request."""

import pytest

from smartnagari.kernel.errors import Conflict, NotAllowed
from smartnagari.regions.public import tenant_scope
from smartnagari.spine.models import IdempotencyKey
from smartnagari.spine.public import fingerprint, once

ASKED = fingerprint({"name": "Upik", "count": 2})


def ask(work, *, key="k1", asked=ASKED, scope="apply:u:1"):
    return once(scope=scope, key=key, fingerprint=asked, work=work)


def test_repeat_gets_the_first_outcome(tenant):
    outcomes = iter([{"number": 1}, {"number": 2}])

    first = ask(lambda: next(outcomes))
    second = ask(lambda: next(outcomes))

    assert first == second == {"number": 1}
    assert next(outcomes) == {"number": 2}


def test_key_used_for_something_else_is_refused(tenant):
    ask(lambda: {})

    with pytest.raises(Conflict, match=r"other content|isi lain"):
        ask(lambda: {}, asked=fingerprint({"name": "Buyung"}))


def test_refused_work_leaves_the_key_free(tenant):
    def refuse():
        raise NotAllowed("No.")

    with pytest.raises(NotAllowed):
        ask(refuse)

    assert ask(lambda: "done") == "done"


def test_key_belongs_to_its_scope_and_tenant(tenant, other_tenant):
    ask(lambda: "mine")

    elsewhere = ask(lambda: "another person's", scope="apply:u:2")
    with tenant_scope(other_tenant.pk):
        there = ask(lambda: "another regency's")

    assert (elsewhere, there) == ("another person's", "another regency's")
    assert ask(lambda: "again", scope="apply:u:2") == "another person's"
    assert ask(lambda: "again") == "mine"


def test_first_outcome_is_told_as_it_will_be_told_again(tenant):
    assert ask(lambda: {"pair": (1, 2)}) == ask(lambda: None) == {"pair": [1, 2]}


def test_outcome_that_json_cannot_hold_is_refused_and_stores_nothing(tenant):
    with pytest.raises(TypeError):
        ask(lambda: {"what": object()})

    assert not IdempotencyKey.objects.exists()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        ({"a": 1}, {"a": "1"}, False),
        ({"a": 1}, {"a": 2}, False),
    ],
)
def test_fingerprint_tells_requests_apart(one, other, same):
    assert (fingerprint(one) == fingerprint(other)) is same
