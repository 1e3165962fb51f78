"""Where one is signed in, and how that ends."""

from allauth.usersessions.models import UserSession
from django.test import Client

from accounts.signin_steps import PASSWORD, citizen, letters, sign_in, signed_in_as
from factories.accounts import AssignmentFactory
from factories.regions import VillageFactory

NEW = "empat-angsa-di-tepi-sungai"


def browsers(count: int) -> list[Client]:
    clients = [Client(headers={"user-agent": f"Peramban {n}"}) for n in range(count)]
    for client in clients:
        sign_in(client)
    return clients


def test_sessions_are_listed_the_own_first(door_client):
    citizen()
    _first, second = browsers(2)

    page = second.get("/akun/sesi/").content.decode()

    assert page.index("Peramban 1") < page.index("Perangkat ini") < page.index("Peramban 0")


def test_one_session_is_ended_at_once(door_client):
    citizen()
    first, second, third = browsers(3)
    row = UserSession.objects.get(user_agent="Peramban 0")

    third.post("/akun/sesi/", {"end": row.pk})

    assert [c.get("/catatan/").status_code for c in (first, second, third)] == [302, 200, 200]


def test_all_others_are_ended_at_once(door_client):
    citizen()
    first, second, third = browsers(3)

    third.post("/akun/sesi/", {"others": "1"})

    assert [c.get("/catatan/").status_code for c in (first, second, third)] == [302, 302, 200]


def test_nobody_ends_the_session_of_somebody_else(door_client):
    citizen()
    (victim,) = browsers(1)
    row = UserSession.objects.get()
    citizen(email="budi@contoh.id", phone=None)
    sign_in(door_client, "budi@contoh.id")

    door_client.post("/akun/sesi/", {"end": row.pk})

    assert victim.get("/catatan/").status_code == 200


def test_fourth_session_of_an_officer_ends_the_oldest(door_client, tenant):
    user = citizen(demo=True)
    AssignmentFactory(tenant=tenant, user=user, area=VillageFactory(tenant=tenant))

    clients = browsers(4)

    assert [c.get("/catatan/").status_code for c in clients] == [302, 200, 200, 200]
    assert "perangkat keempat" in letters()[0].body


def test_citizen_may_have_many_sessions(door_client):
    citizen()

    assert [c.get("/catatan/").status_code for c in browsers(5)] == [200] * 5


def test_changing_the_password_ends_the_other_sessions(door_client):
    citizen()
    first, second = browsers(2)

    second.post("/akun/kata-sandi/", {"oldpassword": PASSWORD, "password1": NEW})

    assert [c.get("/catatan/").status_code for c in (first, second)] == [302, 200]
    assert "Kata sandi Anda diganti" in letters()[0].body


def test_signing_out_ends_the_session_and_takes_a_post(door_client):
    citizen()
    sign_in(door_client)

    page = door_client.get("/keluar/")
    door_client.post("/keluar/")

    assert page.status_code == 200
    assert signed_in_as(door_client) is None
