"""Numbers as people type them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartnagari.accounts.rules.phone import BadPhone, PhoneFault, masked, masked_contact, mobile, shown


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "0812 3456 7890",
        "0812-3456-7890",
        "0812.3456.7890",
        "(0812) 3456 7890",
        "6281234567890",
        "+6281234567890",
        "+62 812-3456-7890",
        "+62 0812 3456 7890",
        "006281234567890",
        "81234567890",
        "０８１２３４５６７８９０",
        " 0812\u00a03456\u00a07890 ",
        "+62\u2011812\u20113456\u20117890",
        "\u202a+62 812 3456 7890\u202c",
    ],
)
def test_mobile_is_one_number_however_typed(typed):
    assert mobile(typed) == "+6281234567890"


@pytest.mark.parametrize(
    ("typed", "fault", "digits"),
    [
        ("", PhoneFault.EMPTY, 0),
        ("   ", PhoneFault.EMPTY, 0),
        ("+", PhoneFault.EMPTY, 0),
        ("0812 3456", PhoneFault.TOO_SHORT, 2),
        ("0812345678901234", PhoneFault.TOO_LONG, 3),
        ("0751 123456", PhoneFault.LANDLINE, 0),
        ("021-5550123", PhoneFault.LANDLINE, 0),
        ("+60 12 345 6789", PhoneFault.FOREIGN, 0),
        ("+1 415 555 0100", PhoneFault.FOREIGN, 0),
        ("08123abc", PhoneFault.LETTERS, 0),
        ("0812 3456 789O", PhoneFault.LETTERS, 0),
        ("٠٨١٢٣٤٥٦٧٨٩٠", PhoneFault.LETTERS, 0),
        ("0812\x003456789", PhoneFault.LETTERS, 0),
    ],
)
def test_mobile_says_what_is_wrong(typed, fault, digits):
    with pytest.raises(BadPhone) as refused:
        mobile(typed)

    assert (refused.value.fault, refused.value.missing) == (fault, digits)


@given(st.integers(min_value=10**8, max_value=10**11 - 1))
@settings(max_examples=60)
def test_mobile_of_its_own_answer_is_the_same(rest):
    phone = mobile(f"08{rest}"[:13])

    assert mobile(phone) == mobile(shown(phone)) == phone


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_mobile_gives_a_number_or_a_fault(text):
    try:
        phone = mobile(text)
    except BadPhone:
        return

    assert phone.startswith("+628")
    assert phone[1:].isascii()
    assert 12 <= len(phone) <= 15


def test_masked_leaves_enough_to_know_it_again():
    assert masked("+6281234567890") == "0812-••••-7890"
    assert masked_contact("siti@contoh.id") == "s•••@contoh.id"
