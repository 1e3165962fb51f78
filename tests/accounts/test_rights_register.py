"""The record of processing: every column that holds personal data is tagged with why and for how long."""

import json

import pytest
from django.apps import apps
from django.core.management import call_command

from smartnagari.accounts.crypto import SealedField
from smartnagari.accounts.queries.processing import record_of_processing
from smartnagari.kernel.personal import (
    Basis,
    Purpose,
    Sensitivity,
    declare,
    looks_personal,
    purposes,
    tags,
)

NOT_ABOUT_PEOPLE = {
    "accounts.agency": {"short_name", "full_name"},
    "accounts.office": {"name", "address", "phone", "whatsapp", "email"},
    "accounts.handover": {"file_name"},
    "accounts.coderequest": {"address_hash"},
    "accounts.profile": {"is_sample"},
    "audit.auditanchor": {"signature"},
}
"""Names and contacts of offices, the name of a file, a keyed hash that nobody can turn back, a seal."""


def untagged(models, known):
    """Columns that look personal, or lead to a person, and are neither tagged nor excepted."""
    for model in models:
        table = model._meta.label_lower
        for field in model._meta.concrete_fields:
            leads = field.related_model is not None and field.related_model.__name__ in {"User", "Profile"}
            if not (leads or isinstance(field, SealedField) or looks_personal(field.name)):
                continue
            if f"{table}.{field.name}" not in known and field.name not in NOT_ABOUT_PEOPLE.get(table, set()):
                yield f"{table}.{field.name}"


@pytest.mark.parametrize("label", ["accounts", "notifications", "audit", "usersessions"])
def test_every_personal_column_is_tagged(label):
    models = apps.get_app_config(label).get_models()

    assert list(untagged(models, tags)) == []


def test_untagged_column_is_named():
    profile = [apps.get_model("accounts.Profile")]
    known = {tag.key for tag in tags} - {"accounts.profile.birth_date"}

    assert list(untagged(profile, known)) == ["accounts.profile.birth_date"]


def test_tags_point_to_columns_that_exist():
    for tag in tags:
        assert apps.get_model(tag.table)._meta.get_field(tag.field)
        assert tag.purpose in purposes


def test_specific_data_are_sealed():
    specific = [tag for tag in tags if tag.sensitivity is Sensitivity.SPECIFIC]

    assert specific
    for tag in specific:
        assert isinstance(apps.get_model(tag.table)._meta.get_field(tag.field), SealedField)


@pytest.mark.parametrize(
    "name", ["name", "mother_name", "birth_date", "nik_sealed", "contact_email", "ip", "phone"]
)
def test_names_of_personal_columns_are_recognised(name):
    assert looks_personal(name)


@pytest.mark.parametrize(
    "name", ["state", "unique", "shipping", "skipped", "created_at", "trip", "valid_from"]
)
def test_other_names_are_left_alone(name):
    assert not looks_personal(name)


def test_every_purpose_says_its_law_and_when_the_data_go():
    for entry in record_of_processing():
        assert entry.purpose.law
        assert str(entry.purpose.keep)
        assert entry.basis
        assert entry.general or entry.specific


def test_same_column_tagged_twice_is_a_programming_error():
    purpose = Purpose(key="test.twice", label="x", basis=Basis.CONSENT, law="x", keep="x")
    try:
        with pytest.raises(ValueError, match=r"accounts\.user\.email"):
            declare("accounts.user", purpose=purpose, general=["email"])
    finally:
        purposes.unregister("test.twice")


def test_command_prints_the_record_in_both_forms(capsys):
    call_command("pdp_register", "--format", "json", "--language", "en")
    rows = json.loads(capsys.readouterr().out)
    call_command("pdp_register")
    text = capsys.readouterr().out

    assert {row["key"] for row in rows} >= {"accounts.identity", "accounts.rights"}
    assert [row["basis"] for row in rows if row["key"] == "accounts.priority"] == ["legal_duty"]
    ends = {row["key"]: row["ends"] for row in rows}
    assert ends["accounts.rights"] == {"since": "closed", "years": 5, "days": 0}
    assert (ends["accounts.identity"], ends["accounts.office"]) == ("on_request", "never")
    assert "Mendahulukan lanjut usia" in text
    assert "accounts.profile.priority_sealed" in text
