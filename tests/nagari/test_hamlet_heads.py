"""Who leads each korong: one row a korong, empty ones left out, on the page with what is not known yet."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.regions import HamletFactory
from smartnagari.kernel.errors import Invalid
from smartnagari.nagari.models import HamletHead
from smartnagari.publishing.actions.drafts import begin_draft
from smartnagari.publishing.public import content_kinds, withdraw
from support.queries import asked

KIND, FIRST, SECOND = "nagari.hamlets", "13.05.10.2002.K01", "13.05.10.2002.K02"


@pytest.fixture
def second(ulakan):
    """Another korong of Ulakan."""
    return HamletFactory(tenant=ulakan.tenant, parent=ulakan, code=SECOND, name="Padang Toboh")


def shown(client, path="lembaga/"):
    """What the page says of each korong."""
    page = client.get(f"/nagari/ulakan/{path}").content.decode()
    part = page[page.index("<h2>Korong</h2>") :].partition("</section>")[0]
    rows = re.findall(r"<li>(.*?)</li>", part, re.S)
    return [re.sub(r"<[^>]+>", "|", row).strip("|").replace("||", "|") for row in rows]


def test_draft_begins_with_a_row_for_each_korong(operator, ulakan, second):
    draft = begin_draft(actor=operator, kind=content_kinds[KIND], area=ulakan)

    assert [draft.typed[f"heads-{n}-hamlet"] for n in (0, 1)] == [[FIRST], [SECOND]]


@pytest.mark.parametrize("path", ["lembaga/", "profil/"])
def test_page_names_the_head_and_says_where_none_is_known(client, live, second, path):
    live(KIND, heads=[{"hamlet": FIRST, "head_name": "Zulkifli", "since": "2024-03-01"}, {"hamlet": SECOND}])

    assert shown(client, path) == [
        "Pasa Ulakan|Zulkifli|sejak 1 Maret 2024",
        "Padang Toboh|Kepalanya belum diisi",
    ]


def test_page_before_anything_was_published_says_so(client, ulakan):
    assert shown(client) == ["Pasa Ulakan|Kepalanya belum diisi"]


def test_next_version_replaces_the_heads_and_withdrawal_hides_them(client, live, operator):
    row = live(KIND)
    live(KIND, subject_id=row.pk, heads=[{"hamlet": FIRST, "head_name": "Murniati"}])
    assert list(HamletHead.objects.values_list("head_name", flat=True)) == ["Murniati"]

    withdraw(actor=operator, kind=KIND, subject_id=row.pk, note="Keliru")

    assert shown(client) == ["Pasa Ulakan|Kepalanya belum diisi"]


@pytest.mark.parametrize(
    "heads",
    [
        [{"hamlet": FIRST, "head_name": "Zulkifli"}, {"hamlet": FIRST, "head_name": "Murniati"}],
        [{"hamlet": "13.05.10.2001.K01", "head_name": "Zulkifli"}],
        [{"hamlet": FIRST, "head_name": "1305104107950003"}],
        [{"hamlet": FIRST, "decree": "SK 1/2024"}],
    ],
    ids=["twice", "of another nagari", "identity number", "nobody named"],
)
def test_what_cannot_be_is_refused(live, heads):
    with pytest.raises(Invalid):
        live(KIND, heads=heads)


@pytest.mark.parametrize("korong", [1, 3])
def test_page_costs_the_same_for_any_number_of_korong(client, live, ulakan, korong):
    for number in range(2, korong + 1):
        HamletFactory(
            tenant=ulakan.tenant, parent=ulakan, code=f"13.05.10.2002.K0{number}", name=f"K {number}"
        )
    live(KIND, heads=[{"hamlet": f"13.05.10.2002.K0{n}", "head_name": "Nama"} for n in range(1, korong + 1)])
    client.get("/nagari/ulakan/lembaga/")

    with CaptureQueriesContext(connection) as queries:
        client.get("/nagari/ulakan/lembaga/")

    assert asked(queries) <= 8
