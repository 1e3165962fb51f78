"""The law and arithmetic of a nagari's site, by tables."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartnagari.kernel.numbers import NotANumber, read_number, read_whole, show_number
from smartnagari.nagari import law
from smartnagari.nagari.rules import budget, budget_table, completeness, contacts, index_table, village_index
from smartnagari.nagari.rules.agenda import next_change, over_at, to_come
from smartnagari.nagari.types import Happening, IndexStatus, Line

EDITION = law.account_editions()[0]
LIMIT = law.running_limits()[0]
JAKARTA = ZoneInfo("Asia/Jakarta")


def lines(*rows):
    return [Line(code, code, planned, (used, None, None, None)) for code, planned, used in rows]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.234,56", "1234.56"),
        ("1234,56", "1234.56"),
        ("1.234", "1234"),
        ("12.5", "12.5"),
        ("Rp 1.234.567,-", "1234567"),
        ("1 234", "1234"),
        ("-3,5", "-3.5"),
    ],
)
def test_number_is_read_as_people_here_write_it(typed, number):
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed", ["", "x", "1,2,3", "1.23.456", "1.2345,6", "12.345.6", "0.250", "NaN", "1e9"]
)
def test_what_is_no_number_is_not_guessed_at(typed):
    with pytest.raises(NotANumber):
        read_number(typed)


def test_what_is_counted_has_no_fraction():
    assert read_whole("1.000,00") == 1000
    with pytest.raises(NotANumber):
        read_whole("1,5")


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_number_is_read_as_it_was_written(number):
    assert read_number(show_number(number)) == number


@pytest.mark.parametrize(
    ("parts", "score", "status"),
    [
        (("0.7257", "0.5333", "0.6667"), "0.6419", IndexStatus.DEVELOPING),
        (("0.6868", "0.7979", "0.7456"), "0.7434", IndexStatus.ADVANCED),
        (("0", "0", "0"), "0.0000", IndexStatus.VERY_BEHIND),
        (("1", "1", "1"), "1.0000", IndexStatus.INDEPENDENT),
    ],
)
def test_index_until_2024_is_the_mean_of_three(parts, score, status):
    computed = village_index.idm(*map(Decimal, parts))

    assert computed == Decimal(score)
    assert village_index.idm_status(computed, law.idm_bands()) == status


@pytest.mark.parametrize(
    ("score", "status"),
    [
        ("0.4907", IndexStatus.VERY_BEHIND),
        ("0.4908", IndexStatus.BEHIND),
        ("0.5989", IndexStatus.BEHIND),
        ("0.7072", IndexStatus.DEVELOPING),
        ("0.8155", IndexStatus.ADVANCED),
        ("0.8156", IndexStatus.INDEPENDENT),
    ],
)
def test_limit_of_a_band_belongs_to_the_lower_status(score, status):
    assert village_index.idm_status(Decimal(score), law.idm_bands()) == status


def test_index_outside_its_scale_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        village_index.idm(Decimal("1.2"), Decimal(1), Decimal(1))


def test_budget_counts_each_rupiah_once():
    rows = lines(("5", 100, 50), ("5.1", 40, 30), ("5.1.1", 40, 30), ("5.2", 60, 20), ("4", 90, 80))

    whole = budget.totals(EDITION, rows)

    assert (whole.spending.planned, whole.spending.realised) == (100, 50)
    assert whole.left_planned == -10
    assert whole.left_realised == 30


def test_remainder_counts_what_financing_brings_and_takes():
    rows = lines(("4.2.1", 100, 100), ("5.2.1", 110, 90), ("6.1.1", 30, 30), ("6.2.2", 20, 5))

    whole = budget.totals(EDITION, rows)

    assert whole.left_planned == 0
    assert whole.left_realised == 100 - 90 + 30 - 5


def test_nothing_told_is_not_zero():
    whole = budget.totals(EDITION, lines(("4.2.1", 100, None), ("5.2.1", 100, None)))

    assert whole.left_realised is None
    assert whole.spending.share is None


def test_sum_that_does_not_fit_is_named_with_what_it_should_be():
    rows = lines(("5.2", 100, None), ("5.2.1", 40, None), ("5.2.2", 50, None))

    assert [(line.code, should) for line, should in budget.wrong_sums(rows)] == [("5.2", 90)]


@pytest.mark.parametrize(
    ("running", "rest", "share"),
    [(30, 70, "30.0"), (31, 69, "31.0"), (0, 100, "0.0"), (1, 2, "33.3")],
)
def test_running_the_government_is_a_share_of_all_spending(running, rest, share):
    rows = lines(("5.1.1", running, None), ("5.2.1", rest, None))

    assert budget.running_share(rows, LIMIT) == Decimal(share)


def test_share_is_not_told_from_lines_that_are_too_coarse():
    assert budget.running_share(lines(("5.1", 40, None), ("5.2", 60, None)), LIMIT) is None
    assert budget.running_share([], LIMIT) is None


def test_activity_below_the_tree_belongs_to_the_account_above_it():
    assert budget.known_account(EDITION, "5.2.3.01").code == "5.2"
    assert budget.known_account(EDITION, "7.1") is None


@pytest.mark.parametrize(
    ("amount", "residents", "each"), [(100, 3, 33), (200, 3, 67), (5, 0, None), (5, None, None)]
)
def test_rupiah_for_each_resident_are_rounded_half_up(amount, residents, each):
    assert budget.per_resident(amount, residents) == each


def test_codes_are_ordered_by_their_numbers():
    assert sorted(["5.2.10", "5.2.9", "4.1"], key=budget.in_order) == ["4.1", "5.2.9", "5.2.10"]


@pytest.mark.parametrize("mark", [";", "\t", ","])
def test_table_is_read_with_each_usual_mark(mark):
    text = (
        mark.join(["kode", "uraian", "anggaran", "tw1"]) + "\n" + mark.join(["5.2.1", "Jalan", "1.000", "-"])
    )

    read, problems = budget_table.read_table(text)

    assert problems == []
    assert read == [Line("5.2.1", "Jalan", 1000)]


def test_table_names_each_line_that_is_wrong():
    text = "kode;uraian;anggaran\n9.1;Apa;1\n5.1;;1\n5.2;Jalan;seribu\n5.3;Ya;1\n5.3;Lagi;1\n5.4;Minus;-5"

    read, problems = budget_table.read_table(text)

    assert [line.code for line in read] == ["5.3"]
    assert [(each.line, each.code) for each in problems] == [
        (2, "code"), (3, "name"), (4, "money"), (6, "twice"), (7, "money"),
    ]  # fmt: skip


def test_table_given_out_can_be_read_in_again():
    known = [
        Line("5.2.1", "Jalan; dan jembatan", 1_000_000, (1, None, 0, None), "Tim", "catatan"),
        Line("4.1", "Usaha", 5),
    ]

    read, problems = budget_table.read_table(budget_table.write_table(known))

    assert (read, problems) == (known, [])


def test_table_is_no_formula_for_a_spreadsheet():
    assert "'=1+1" in budget_table.write_table([Line("5.1", "=1+1", 1)])
    assert "' =1+1" in budget_table.write_table([Line("5.1", " =1+1", 1)])


@given(st.text(max_size=300))
def test_table_of_anything_is_read_or_refused(text):
    read, problems = budget_table.read_table(text)

    assert all(line.planned >= 0 for line in read)
    assert all(problem.line >= 1 for problem in problems)


def test_weights_of_a_complete_site_make_a_hundred():
    assert sum(section.weight for section in law.sections()) == 100


@given(st.sets(st.sampled_from([section.key for section in law.sections()])))
def test_completeness_grows_with_what_is_filled(filled):
    reached = completeness.completeness(filled, law.sections())
    left = completeness.missing(filled, law.sections())

    assert 0 <= reached <= 100
    assert reached + sum(section.weight for section in left) == 100


def test_event_without_an_end_is_over_when_its_day_is():
    starts = datetime(2026, 5, 20, 9, tzinfo=JAKARTA)

    assert over_at(starts, None, JAKARTA) == datetime(2026, 5, 21, tzinfo=JAKARTA)
    assert over_at(starts, starts + timedelta(hours=2), JAKARTA) == starts + timedelta(hours=2)


def test_events_leave_one_after_the_other():
    now = datetime(2026, 5, 20, 12, tzinfo=UTC)
    past, soon, later = (
        Happening(now, now),
        Happening(now, now + timedelta(hours=1)),
        Happening(now, now + timedelta(days=1)),
    )

    coming = to_come([past, soon, later], now)

    assert coming == [soon, later]
    assert next_change(coming) == soon.over_at


@pytest.mark.parametrize("typed", ["0812 3456 7890", "+62 812-3456-7890", "6281234567890"])
def test_mobile_number_has_one_form(typed):
    assert contacts.read_mobile(typed) == "+6281234567890"


@pytest.mark.parametrize("typed", ["0751 91234", "+1 202 555 0101", "0812", "javascript:alert(1)", "08x"])
def test_what_no_phone_can_call_is_refused(typed):
    with pytest.raises(contacts.NoContact):
        contacts.read_mobile(typed)


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ("https://facebook.com/nagari", True),
        ("https://m.facebook.com/nagari", True),
        ("https://facebook.com.jahat.test/x", False),
        ("https://jahat.test/facebook.com", False),
        ("https://jahat.test\\.facebook.com/", False),
    ],
)
def test_address_must_lead_to_its_network(address, fits):
    assert contacts.leads_to("facebook", address) is fits


def test_published_index_is_read_as_it_is_written():
    text = "kode;skor;status;sosial;ekonomi\n13.05.10.2002;74,10;Maju;81,2;\n"

    rows, problems = index_table.read_index(text, law.index_dimensions("village_index"))

    assert problems == []
    assert rows[0].score == Decimal("74.10")
    assert rows[0].status == IndexStatus.ADVANCED
    assert rows[0].dimensions == {"social": Decimal("81.2")}


def test_list_of_the_index_names_its_mistakes():
    text = "kode;skor;status\n;1;Maju\nA;x;Maju\nB;1;Hebat\nC;1;Maju\nC;1;Maju\n"

    _rows, problems = index_table.read_index(text, ())

    assert [(each.line, each.code) for each in problems] == [
        (2, "code"), (3, "score"), (4, "status"), (6, "twice"),
    ]  # fmt: skip
    assert index_table.read_index("kode;status\n", ())[1][0].word == "skor"
