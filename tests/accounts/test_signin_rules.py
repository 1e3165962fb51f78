"""Levels, session lengths, waits and passwords as plain rules."""

from datetime import UTC, datetime, timedelta

import pytest

from smartnagari.accounts.rules.assurance import Proof, session_level
from smartnagari.accounts.rules.passwords import Part, is_local_word, is_too_old, missing_parts
from smartnagari.accounts.rules.recycling import is_stale
from smartnagari.accounts.rules.sessions import is_over, too_many
from smartnagari.accounts.rules.throttle import CONTACT_LIMITS, LONGEST_WAIT, seconds_until_free, wait_after
from smartnagari.kernel.actor import Level

NOW = 1_000_000.0
WORD = Proof("password", NOW - 3600)
APP = Proof("mfa", NOW - 3600, "totp")
RECOVERY = Proof("mfa", NOW - 3600, "recovery_codes")
KEY = Proof("mfa", NOW - 3600, "webauthn", passwordless=True)
KEY_NOW = Proof("mfa", NOW - 299, "webauthn")
KEY_STALE = Proof("mfa", NOW - 300, "webauthn")


@pytest.mark.parametrize(
    ("proofs", "facts", "level"),
    [
        ([WORD], {"contact_proven": False}, Level.L0),
        ([WORD], {}, Level.L1),
        ([], {}, Level.L1),
        ([WORD], {"identity": Level.L2}, Level.L2),
        ([WORD, KEY_NOW], {"identity": Level.L3}, Level.L3),
        ([WORD], {"identity": Level.P3}, Level.L3),
        ([WORD], {"officer": True}, Level.L1),
        ([WORD], {"officer": True, "identity": Level.L2}, Level.L2),
        ([WORD, APP], {"officer": True}, Level.P1),
        ([WORD, RECOVERY], {"officer": True}, Level.P1),
        ([KEY], {"officer": True}, Level.P2),
        ([WORD, KEY_STALE], {"officer": True}, Level.P2),
        ([WORD, APP, KEY_NOW], {"officer": True}, Level.P3),
        ([KEY_NOW, APP], {"officer": True}, Level.P3),
        ([WORD, APP, KEY_NOW], {}, Level.L1),
        ([WORD], {"officer": True, "demo": True}, Level.P3),
        ([WORD], {"demo": True}, Level.L1),
    ],
)
def test_session_level_follows_what_was_proven(proofs, facts, level):
    assert session_level(proofs, now=NOW, **({"contact_proven": True} | facts)) == level


@pytest.mark.parametrize(
    ("idle", "age", "officer", "over"),
    [
        (1799, 1800, False, False),
        (1801, 1801, False, True),
        (60, 12 * 3600 + 1, False, True),
        (60, 12 * 3600 - 1, False, False),
        (901, 901, True, True),
        (899, 899, True, False),
        (60, 10 * 3600 + 1, True, True),
        (60, 10 * 3600 - 1, True, False),
    ],
)
def test_session_ends_when_idle_or_old(idle, age, officer, over):
    assert is_over(began=NOW - age, seen=NOW - idle, now=NOW, officer=officer) is over


@pytest.mark.parametrize(
    ("keys", "ended"),
    [
        (["a"], []),
        (["a", "b", "c"], []),
        (["a", "b", "c", "d"], ["a"]),
        (["d", "a", "b", "c", "e"], ["a", "b"]),
    ],
)
def test_newest_three_sessions_stay(keys, ended):
    assert too_many(keys, current="d" if "d" in keys else keys[-1]) == ended


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (4, 0), (5, 15), (6, 30), (8, 120), (50, LONGEST_WAIT)]
)
def test_wait_doubles_and_never_becomes_a_lock(failures, seconds):
    assert wait_after(failures) == seconds


@pytest.mark.parametrize(
    ("ages", "wait"),
    [
        ([], 0),
        ([10, 20], 0),
        ([10, 20, 30], 871),
        ([899, 10, 20], 2),
        ([901, 902, 903], 0),
        ([1000 * n for n in range(1, 10)], 0),
        ([1000 * n for n in range(1, 11)], 76401),
    ],
)
def test_three_codes_a_quarter_hour_and_ten_a_day(ages, wait):
    assert seconds_until_free([float(age) for age in ages], CONTACT_LIMITS) == wait


@pytest.mark.parametrize(("days", "stale"), [(0, False), (60, False), (61, True), (None, True)])
def test_number_grows_stale_after_two_months(days, stale):
    now = datetime(2026, 6, 1, tzinfo=UTC)
    proven_at = None if days is None else now - timedelta(days=days)

    assert is_stale(proven_at=proven_at, now=now) is stale


@pytest.mark.parametrize(
    ("password", "local"),
    [
        ("SmartNagari2026!", True),
        ("padangpariaman1", True),
        ("indonesia-123456", True),
        ("kuda-hijau-di-sawah-nagari", False),
        ("tiga-kuda-di-sawah", False),
    ],
)
def test_words_that_everybody_here_would_guess_are_refused(password, local):
    assert is_local_word(password) is local


@pytest.mark.parametrize(
    ("password", "missing"),
    [
        ("tiga-kuda-di-sawah", {Part.UPPER, Part.DIGIT}),
        ("Tiga-Kuda-Di-Sawah-7", set()),
        ("TIGAKUDADISAWAH", {Part.LOWER, Part.DIGIT, Part.SYMBOL}),
    ],
)
def test_composition_names_what_is_missing(password, missing):
    assert missing_parts(password) == missing


@pytest.mark.parametrize(("days", "due"), [(0, False), (182, False), (183, True), (None, True)])
def test_password_is_due_after_half_a_year(days, due):
    now = datetime(2026, 6, 1, tzinfo=UTC)

    assert is_too_old(None if days is None else now - timedelta(days=days), now=now) is due
