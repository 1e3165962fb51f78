"""Sealed columns, the checks of their keys, and the change of keys while the platform runs."""

import base64

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from factories.profiles import ProfileFactory, sample_nik
from smartnagari.accounts import crypto
from smartnagari.accounts.actions import rotation
from smartnagari.accounts.checks import identity_keys
from smartnagari.accounts.crypto import index_of, seal_into, unsealed
from smartnagari.accounts.models import Profile
from smartnagari.kernel.sealed import CannotOpen, key_id_of
from smartnagari.regions.public import tenant_scope

ONE, TWO, INDEX = (base64.b64encode(bytes([n]) * 32).decode() for n in (1, 2, 3))
NIK = (Profile, Profile._meta.get_field("nik_sealed"))


def keys_of(profiles):
    return {key_id_of(p.nik_sealed) for p in Profile.objects.filter(pk__in=[p.pk for p in profiles])}


def niks_of(profiles):
    rows = Profile.objects.filter(pk__in=[p.pk for p in profiles])
    return {unsealed(row, "nik_sealed") for row in rows}


def test_sealed_column_comes_back_from_the_database(tenant):
    profile = ProfileFactory(nik=sample_nik(1))

    again = Profile.objects.get(pk=profile.pk)

    assert unsealed(again, "nik_sealed") == sample_nik(1)
    assert sample_nik(1).encode() not in bytes(again.nik_sealed)


def test_sealed_column_copied_to_another_row_does_not_open(tenant):
    one, two = ProfileFactory.create_batch(2)
    two.nik_sealed = one.nik_sealed

    with pytest.raises(CannotOpen):
        unsealed(two, "nik_sealed")


def test_sealed_column_copied_to_another_column_does_not_open(tenant):
    profile = ProfileFactory()
    profile.priority_sealed = profile.nik_sealed

    with pytest.raises(CannotOpen):
        unsealed(profile, "priority_sealed")


def test_empty_value_clears_column_and_index(tenant):
    profile = ProfileFactory(nik="")

    assert (profile.nik_sealed, profile.nik_index, unsealed(profile, "nik_sealed")) == (None, None, "")


def test_only_sealed_columns_are_sealed(tenant):
    with pytest.raises(TypeError):
        seal_into(ProfileFactory(), "name", "x")


def test_same_nik_twice_in_a_regency_is_refused_by_the_database(tenant):
    ProfileFactory(nik=sample_nik(1))

    with pytest.raises(IntegrityError), transaction.atomic():
        ProfileFactory(nik=sample_nik(1))


def test_same_nik_in_two_regencies_has_indexes_that_do_not_meet(tenant, other_tenant):
    here = ProfileFactory(nik=sample_nik(1))
    with tenant_scope(other_tenant.pk):
        there = ProfileFactory(nik=sample_nik(1))

    assert bytes(here.nik_index) != bytes(there.nik_index)


def test_nik_and_kk_have_indexes_of_their_own(tenant):
    digits = sample_nik(1)
    found = {index_of(tenant=tenant.pk, number=number, digits=digits) for number in ("nik", "kk")}

    assert len(found) == 2
    assert index_of(tenant=tenant.pk, number="nik", digits=digits) in found


def test_missing_keys_fail_where_nothing_may_be_derived(tenant, settings):
    settings.IDENTITY_KEY = settings.IDENTITY_INDEX_KEY = settings.IDENTITY_DEVELOPMENT_SECRET = ""

    with pytest.raises(ImproperlyConfigured):
        crypto.keyring()
    with pytest.raises(ImproperlyConfigured):
        index_of(tenant=tenant.pk, number="nik", digits="1")


@pytest.mark.parametrize(
    ("key", "index", "secret", "ids"),
    [
        ("", "", "development", []),
        ("", "", "", ["accounts.E001", "accounts.E003"]),
        (f"k1:{ONE}", INDEX, "", []),
        ("k1:short", INDEX, "", ["accounts.E002"]),
        (f"k1:{ONE}", "c2hvcnQ=", "", ["accounts.E004"]),
        (f"k1:{ONE}", "!", "", ["accounts.E004"]),
        (f"k1:{ONE}", ONE, "", ["accounts.E005"]),
    ],
)
def test_start_up_refuses_unsafe_keys(settings, key, index, secret, ids):
    settings.IDENTITY_KEY, settings.IDENTITY_INDEX_KEY = key, index
    settings.IDENTITY_DEVELOPMENT_SECRET = secret

    assert [error.id for error in identity_keys()] == ids


@pytest.mark.parametrize(("first", "second"), [("a", "b"), ("b", "a")])
def test_rotation_moves_every_value_in_either_order(tenant, settings, capsys, first, second):
    key = {"a": f"a:{ONE}", "b": f"b:{TWO}"}
    settings.IDENTITY_KEY = key[first]
    people = ProfileFactory.create_batch(5, priority="elderly")
    before = niks_of(people)

    settings.IDENTITY_KEY = f"{key[second]},{key[first]}"
    call_command("rotate_identity_keys", "--batch", "2")
    settings.IDENTITY_KEY = key[second]

    assert keys_of(people) == {second}
    assert niks_of(people) == before
    assert f"{second}: 10 (current key {second})" in capsys.readouterr().out


def test_rotation_with_the_old_key_gone_says_which_and_changes_nothing(tenant, settings):
    settings.IDENTITY_KEY = f"a:{ONE}"
    people = ProfileFactory.create_batch(2)

    settings.IDENTITY_KEY = f"b:{TWO}"
    with pytest.raises(CommandError, match="'a'") as refused:
        call_command("rotate_identity_keys")

    assert refused.value.returncode == 2
    assert keys_of(people) == {"a"}


def test_rotation_killed_half_way_is_readable_and_goes_on(tenant, settings):
    settings.IDENTITY_KEY = f"a:{ONE}"
    people = ProfileFactory.create_batch(5)
    before = niks_of(people)
    settings.IDENTITY_KEY = f"b:{TWO},a:{ONE}"

    def die_after_the_first_batch(count):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotation.reseal(NIK, tenant=tenant.pk, batch=2, heard=die_after_the_first_batch)
    assert rotation.keys_in_use(NIK, tenant=tenant.pk) == {"b": 2, "a": 3}
    assert niks_of(people) == before

    assert rotation.reseal(NIK, tenant=tenant.pk, batch=2) == 3
    assert rotation.keys_in_use(NIK, tenant=tenant.pk) == {"b": 5}
    assert niks_of(people) == before


def test_rotation_dry_run_only_counts(tenant, settings, capsys):
    settings.IDENTITY_KEY = f"a:{ONE}"
    people = ProfileFactory.create_batch(2)
    settings.IDENTITY_KEY = f"b:{TWO},a:{ONE}"

    call_command("rotate_identity_keys", "--dry-run")

    assert keys_of(people) == {"a"}
    assert "a: 2 (current key b)" in capsys.readouterr().out


def test_rotation_leaves_other_regencies_alone_when_one_is_named(tenant, other_tenant, settings):
    settings.IDENTITY_KEY = f"a:{ONE}"
    here = ProfileFactory()
    with tenant_scope(other_tenant.pk):
        there = ProfileFactory()
    settings.IDENTITY_KEY = f"b:{TWO},a:{ONE}"

    call_command("rotate_identity_keys", "--tenant", other_tenant.code)

    assert keys_of([here]) == {"a"}
    with tenant_scope(other_tenant.pk):
        assert keys_of([there]) == {"b"}


def test_changed_index_key_gives_indexes_that_find_again(tenant, settings):
    person = ProfileFactory(nik=sample_nik(7))
    settings.IDENTITY_INDEX_KEY = INDEX
    wanted = index_of(tenant=tenant.pk, number="nik", digits=sample_nik(7))
    assert not Profile.objects.filter(nik_index=wanted).exists()

    call_command("rotate_identity_keys", "--index", "--batch", "1")

    assert Profile.objects.get(nik_index=wanted) == person


def test_new_key_is_printed_and_readable(settings, capsys):
    settings.IDENTITY_KEY = f"a:{ONE}"

    call_command("rotate_identity_keys", "--new-key", "b")

    settings.IDENTITY_KEY = capsys.readouterr().out.strip()
    assert crypto.keyring().current == "b"


def test_every_sealed_column_is_found(tenant):
    found = {(model.__name__, field.name) for model, field in rotation.sealed_columns()}

    assert found >= {("Profile", "nik_sealed"), ("Profile", "kk_sealed"), ("DataRequest", "details_sealed")}
