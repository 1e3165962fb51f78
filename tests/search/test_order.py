"""The same questions give the same answers in the same order, on whichever database this runs.

The questions are asked of one small regency. What comes out stands here, so either database is held to it.
"""

from __future__ import annotations

import pytest
from django.db import connection

from smartnagari.kernel import findable
from smartnagari.kernel.findable import Findable
from smartnagari.search import fulltext
from smartnagari.search.queries.finding import find
from smartnagari.search.rules.asking import question
from smartnagari.search.rules.wording import Wording, wording_for
from smartnagari.search.shelves import OWN

THINGS = (
    # title, place, text, other names, weight
    ("Sungai Sariak", "VII Koto", "", ("Sungai Sarik", "13.05.07.2001"), 10),
    ("Sungai Geringging", "", "", ("Sungai Garinggiang",), 20),
    ("Sungai Asam", "2x11 Enam Lingkung", "", (), 10),
    ("Kantor Wali Nagari Sungai Sariak", "", "surat pengantar", (), 6),
    ("Surat keterangan tidak mampu (SKTM)", "", "untuk beasiswa dan berobat", ("SKTM",), 60),
    ("Surat keterangan usaha (SKU)", "", "mau kredit KUR", ("SKU",), 58),
    ("Akta kelahiran", "", "bayi baru lahir", (), 55),
    ("Kartu keluarga (KK)", "", "pecah KK, tambah anak", ("KK",), 54),
    ("Kabar sungai meluap", "", "Sungai Sariak dan Sungai Asam meluap", (), 0),
    ("Ulakan", "Ulakan Tapakih", "", (), 10),
    ("Ulakan Tapakih", "", "", ("Ulakan Tapakis",), 20),
    ("Ulakan Tangah", "Ulakan", "", (), 0),
    ("Kelapa muda Ulakan", "", "dijual di pasar", (), 3),
    ("III Koto Aua Malintang", "", "", (), 20),
)
SARIAK, OFFICE, NEWS = "Sungai Sariak", "Kantor Wali Nagari Sungai Sariak", "Kabar sungai meluap"
GARINGGING, ASAM, SKU = "Sungai Geringging", "Sungai Asam", "Surat keterangan usaha (SKU)"
SKTM = "Surat keterangan tidak mampu (SKTM)"
TAPAKIH, TANGAH, COCONUT = "Ulakan Tapakih", "Ulakan Tangah", "Kelapa muda Ulakan"
ANSWERS = {
    "sungai sarik": [SARIAK, OFFICE, NEWS],
    "SUNGAI SARIAK": [SARIAK, OFFICE, NEWS],
    "sungai": [GARINGGING, ASAM, SARIAK, OFFICE, NEWS],
    "sungai ger": [GARINGGING],
    "sungai a": [ASAM, NEWS],
    "sungei sarik": [SARIAK, OFFICE, NEWS],
    "13.05.07.2001": [SARIAK],
    "surat miskin": [SKTM],
    "SKTM": [SKTM],
    "kur": [SKU],
    "akta lahir": ["Akta kelahiran"],
    "akte kelahiran": ["Akta kelahiran"],
    "KK": ["Kartu keluarga (KK)"],
    "surat": [SKTM, SKU, OFFICE],
    "ulakan": ["Ulakan", TAPAKIH, TANGAH, COCONUT],
    "ulakan tapakis": [TAPAKIH, "Ulakan"],
    "ulaken": ["Ulakan", TANGAH, TAPAKIH, COCONUT],
    "karambia": [COCONUT],
    "tiga koto aur malintang": ["III Koto Aua Malintang"],
    "2 x 11 enam lingkuang": [ASAM],
    "kelapa zzzz": [COCONUT],
    "zzzz": [],
    "": [],
}


@pytest.fixture
def shelf(tenant, kind):
    findable.put(
        *(
            Findable(
                kind=kind, key=f"{n:02}", title=title, url="/", place=place, text=text, also=also, weight=w
            )
            for n, (title, place, text, also, w) in enumerate(THINGS)
        )
    )


@pytest.mark.parametrize("typed", ANSWERS)
def test_answers_come_in_the_same_order_on_every_database(shelf, typed):
    hits = find(typed, wording_for("13.05")).hits

    assert [hit.title for hit in hits] == ANSWERS[typed]


@pytest.fixture
def many(tenant, put):
    """Enough that reading all of them would cost more than asking the index."""
    put(*(f"Pasar {number:04} Nagari" for number in range(3000)))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _settle(cursor)
        else:
            cursor.execute("ANALYZE")


def _settle(cursor) -> None:
    """What autovacuum does a minute after a load: take new documents into the index, count the rows."""
    cursor.execute("SELECT current_user")
    (role,) = cursor.fetchone()
    cursor.execute("RESET ROLE")
    cursor.execute("SELECT gin_clean_pending_list('search_index_document')")
    cursor.execute("ANALYZE search_index")
    cursor.execute("ANALYZE search_entry")
    cursor.execute(f'SET ROLE "{role}"')


def plan_of(sql: str, values: list[object]) -> str:
    explain = "EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN "
    with connection.cursor() as cursor:
        cursor.execute(explain + sql, values)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def test_a_question_is_planned_along_the_index(many):
    asked = question("pasar 0042", Wording())
    plan = plan_of(*fulltext._matching(OWN, asked, limit=200))

    if connection.vendor == "postgresql":
        assert "search_index_document" in plan, plan
        assert "search_entry_pkey" in plan, plan
    else:
        assert "VIRTUAL TABLE INDEX" in plan, plan
        assert "SEARCH e USING INTEGER PRIMARY KEY" in plan, plan
    assert "Seq Scan" not in plan, plan


def test_an_exact_title_is_planned_along_its_index(many):
    plan = plan_of(*fulltext._titled(OWN, "pasar 0042 nagari", limit=30))

    assert "entry_by_title" in plan, plan
