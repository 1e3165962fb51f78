"""What is said about what was typed: a sentence for each finding, in both languages."""

from datetime import date

import pytest
from django.utils import translation

from smartnagari.accounts.findings import SENTENCES, checked_birth_date, checked_kk, checked_name, checked_nik
from smartnagari.kernel.errors import Invalid

TODAY = date(2026, 5, 21)
SAMPLE = "9999012103850001"


@pytest.mark.parametrize("check", [checked_nik, checked_kk])
def test_sample_numbers_are_refused_where_real_people_are_kept(check, settings):
    settings.IDENTITY_SAMPLES_ALLOWED = False

    with pytest.raises(Invalid) as refused:
        check(SAMPLE, on=TODAY)

    assert refused.value.facts["code"] == "number-synthetic"


@pytest.mark.parametrize("check", [checked_nik, checked_kk])
def test_sample_numbers_pass_in_the_demonstration(check, settings):
    settings.IDENTITY_SAMPLES_ALLOWED = True

    assert check(f" {SAMPLE[:8]} {SAMPLE[8:]}", on=TODAY) == SAMPLE


@pytest.mark.parametrize(
    ("check", "typed", "field", "code"),
    [
        (lambda text: checked_nik(text, on=TODAY), "1305", "nik", "number-short"),
        (lambda text: checked_kk(text, on=TODAY), "13o5", "kk", "number-not-digits"),
        (checked_name, "S1ti", "name", "name-digit"),
        (checked_name, "  ", "name", "name-empty"),
        (lambda text: checked_birth_date(text, on=TODAY), "31-02-1990", "birth_date", "date-no-such-day"),
        (lambda text: checked_birth_date(text, on=TODAY), "22-05-2026", "birth_date", "date-future"),
    ],
)
def test_refusal_names_the_field_and_says_the_sentence(check, typed, field, code):
    with pytest.raises(Invalid) as refused:
        check(typed)

    assert refused.value.facts["code"] == code
    assert refused.value.fields == {field: str(refused.value)}


FACTS = {"character": "1", "digits": "99", "have": 3, "missing": 2, "extra": 1, "most": 60}
FACTS |= {"month": 2, "year": 2026, "last": 28}


@pytest.mark.parametrize("code", SENTENCES)
def test_every_finding_has_a_sentence_in_both_languages(code):
    say = SENTENCES[code]
    wanted = {name: FACTS[name] for name in say.__code__.co_varnames[: say.__code__.co_argcount]}

    with translation.override("id"):
        ours = say(**wanted)
    with translation.override("en"):
        english = say(**wanted)

    assert ours.strip()
    assert "%(" not in ours + english
