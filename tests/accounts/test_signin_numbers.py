"""A phone shared by a family, a recycled number."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.signin_steps import (
    EMAIL,
    PASSWORD,
    PHONE,
    citizen,
    forget_limits,
    letters,
    newest_code,
    sign_in,
    signed_in_as,
)
from smartnagari.accounts.models import PhoneClaim, User

NENEK = "sirih-pinang-di-carano"


def join(client, password=NENEK, name="Nenek Rabiah"):
    client.post("/daftar/satu-hp/", {"name": name, "phone": "0812 3456 7890", "password1": password})
    return client.post("/daftar/satu-hp/periksa/", {"code": newest_code(PHONE)})


def claim(client):
    forget_limits()
    client.post("/akun/nomor-bekas/", {"phone": PHONE})
    return client.post("/akun/nomor-bekas/periksa/", {"code": newest_code(PHONE)})


def lose_last_proof(user: User) -> None:
    User.objects.filter(pk=user.pk).update(phone_proven_at=timezone.now() - timedelta(days=61))


def test_family_shares_a_phone_and_each_signs_in_with_their_password(door_client):
    owner = citizen()
    join(door_client)
    nenek = User.objects.exclude(pk=owner.pk).get()
    opened = signed_in_as(door_client)
    one, other = Client(), Client()
    sign_in(one, PHONE, PASSWORD)
    sign_in(other, PHONE, NENEK)

    assert opened == str(nenek.pk)
    assert (signed_in_as(one), signed_in_as(other)) == (str(owner.pk), str(nenek.pk))
    assert (nenek.phone, nenek.contact_phone) == (None, PHONE)


def test_code_to_a_shared_phone_opens_the_owners_account_only(door_client):
    owner = citizen()
    join(door_client)
    forget_limits()
    browser = Client()
    browser.post("/masuk/kode/", {"contact": PHONE})
    browser.post("/masuk/kode/periksa/", {"code": newest_code(PHONE)})

    assert signed_in_as(browser) == str(owner.pk)


def test_two_people_on_one_phone_need_two_passwords(door_client):
    citizen()

    page = join(door_client, password=PASSWORD)

    assert "Pilih kata sandi lain" in page.content.decode()
    assert User.objects.count() == 1


def test_family_account_needs_the_code_from_the_phone(door_client):
    citizen()
    door_client.post("/daftar/satu-hp/", {"name": "Nenek", "phone": PHONE, "password1": NENEK})

    page = door_client.post("/daftar/satu-hp/periksa/", {"code": "000000"})

    assert "Kode ini tidak benar" in page.content.decode()
    assert User.objects.count() == 1


def test_password_of_a_family_waits_sealed_for_the_code(door_client):
    door_client.post("/daftar/satu-hp/", {"name": "Nenek", "phone": PHONE, "password1": NENEK})

    assert NENEK not in str(dict(door_client.session))


def test_a_phone_has_room_for_eight(door_client):
    citizen()
    for n in range(7):
        User.objects.create_user(None, f"kata-sandi-{n}", contact_phone=PHONE, contact_phone_verified=True)

    page = join(door_client)

    assert "sebanyak mungkin" in page.content.decode()


def test_number_not_proven_for_long_opens_nothing_by_code(door_client):
    lose_last_proof(citizen())

    door_client.post("/masuk/kode/", {"contact": PHONE})

    assert "lama tidak dipakai" in letters(PHONE)[0].body
    door_client.post("/keluar/", {"next": "/masuk/"})
    sign_in(door_client, PHONE)
    assert signed_in_as(door_client)


def test_new_holder_waits_and_the_old_one_is_told(door_client):
    old = citizen()

    page = claim(door_client).content.decode()

    assert "Akun lain itu sudah kami beri tahu" in page
    assert "Orang lain menyatakan" in letters(EMAIL)[0].subject
    assert User.objects.get(pk=old.pk).phone == PHONE


def test_claimed_number_opens_the_old_account_no_more(door_client):
    citizen()
    claim(door_client)
    forget_limits()

    door_client.post("/masuk/kode/", {"contact": PHONE})

    assert "lama tidak dipakai" in letters(PHONE)[0].body


def test_number_changes_hands_after_the_cool_down_and_no_data_do(door_client):
    old = citizen()
    held = Client()
    sign_in(held)
    claim(door_client)
    PhoneClaim.objects.update(free_from=timezone.now() - timedelta(minutes=1))

    page = claim(door_client).content.decode()
    forget_limits()
    door_client.post("/daftar/", {"name": "Orang Baru", "contact": PHONE, "password1": ""})
    door_client.post("/daftar/periksa-hp/", {"code": newest_code(PHONE)})

    old.refresh_from_db()
    new = User.objects.get(phone=PHONE)
    assert "Nomor sudah bebas" in page
    assert (old.phone, old.email, old.phone_released_at is not None) == (None, EMAIL, True)
    assert (new.name, signed_in_as(door_client)) == ("Orang Baru", str(new.pk))
    assert held.get("/catatan/").status_code == 302


def test_account_with_a_number_only_survives_its_loss(door_client):
    old = citizen(email=None)
    claim(door_client)
    PhoneClaim.objects.update(free_from=timezone.now() - timedelta(minutes=1))

    claim(door_client)

    assert User.objects.filter(pk=old.pk, phone=None, is_active=True).exists()


def test_old_holder_keeps_the_number_by_proving_it(door_client):
    old = citizen()
    claim(Client())
    sign_in(door_client)

    page = claim(door_client).content.decode()

    assert "tetap di akun Anda" in page
    assert PhoneClaim.objects.get().state == "refused"
    assert User.objects.get(pk=old.pk).phone == PHONE


def test_free_number_needs_no_waiting(door_client):
    assert "Nomor sudah bebas" in claim(door_client).content.decode()
    assert not PhoneClaim.objects.exists()


@pytest.mark.parametrize("page", ["/daftar/satu-hp/periksa/", "/akun/nomor-bekas/periksa/"])
def test_second_step_without_the_first_leads_back(door_client, page):
    assert door_client.get(page).status_code == 302


def test_five_wrong_codes_end_a_claim(door_client):
    citizen()
    door_client.post("/akun/nomor-bekas/", {"phone": PHONE})
    for _try in range(5):
        door_client.post("/akun/nomor-bekas/periksa/", {"code": "000000"})

    assert door_client.get("/akun/nomor-bekas/periksa/").url == "/akun/nomor-bekas/"
