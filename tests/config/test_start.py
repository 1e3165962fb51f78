"""Production does not start with what a demo or a developer left behind."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth import get_user_model

from smartnagari.config import start
from smartnagari.config.env import Env

SAFE = Env(
    mode="production",
    secret_key="q" * 64,
    identity_key="1:aWRlbnRpdHk=",
    identity_index_key="aW5kZXg=",
    audit_signing_key="a1:YW5jaG9y",
    database_url="postgresql://smartnagari_app@/smartnagari",
    database_owner_url="postgresql://smartnagari_owner@/smartnagari",
    allowed_hosts=("padangpariaman.example",),
    files_host="berkas.padangpariaman.example",
    smtp_url="smtp://mail.example:587",
    trusted_proxies=1,
)


def ids(messages) -> set[str]:
    return {message.id.removeprefix("smartnagari.") for message in messages}


def test_safe_settings_pass():
    assert ids([*start.unsafe_secrets(SAFE), *start.unsafe_addresses(SAFE)]) == set()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"secret_key": Env().secret_key}, {"E001"}),
        ({"secret_key": "short"}, {"E001"}),
        ({"identity_key": ""}, {"E002"}),
        ({"identity_index_key": "1:aWRlbnRpdHk="}, {"E003"}),
        ({"audit_signing_key": ""}, {"E012"}),
        ({"audit_signing_key": "1:aWRlbnRpdHk="}, {"E003"}),
        ({"allowed_hosts": ()}, {"E004"}),
        ({"allowed_hosts": ("*",)}, {"E004"}),
        ({"files_host": ""}, {"E005"}),
        ({"files_host": "padangpariaman.example"}, {"E005"}),
        ({"trusted_proxies": 0}, {"W001"}),
        ({"smtp_url": ""}, {"W002"}),
    ],
)
def test_unsafe_setting_is_told(changed, told):
    env = replace(SAFE, **changed)

    assert ids([*start.unsafe_secrets(env), *start.unsafe_addresses(env)]) == told


def test_every_refusal_says_what_to_do():
    bare = Env(mode="production")

    messages = [*start.unsafe_secrets(bare), *start.unsafe_addresses(bare)]

    assert [message.msg for message in messages if not message.hint] == []


@pytest.mark.django_db
def test_demo_accounts_are_found(monkeypatch):
    monkeypatch.setattr(start, "env", SAFE)
    get_user_model().objects.create_user("warga@demo.test", is_demo=True)

    assert "E010" in ids(start.production_is_safe())


@pytest.mark.django_db
def test_production_refuses_to_start_with_errors(monkeypatch):
    monkeypatch.setattr(start, "env", replace(SAFE, demo=True))

    with pytest.raises(SystemExit, match=r"smartnagari\.E009"):
        start.refuse_unsafe_start()


@pytest.mark.django_db
def test_other_modes_start():
    start.refuse_unsafe_start()

    assert start.production_is_safe() == []


@pytest.mark.postgres
@pytest.mark.usefixtures("as_owner")
def test_superuser_of_the_database_is_refused():
    assert "E008" in ids(start.unsafe_database(SAFE))
