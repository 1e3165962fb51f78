"""Roles as data: what each may do is written here once more, so that a change is seen in review."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from smartnagari.accounts.rules.roles import assigning, helping, limits_on, read_roles, roles
from smartnagari.kernel.actor import Level, ScopeKind

WRITES = {
    "accounts.offices.edit": {
        "nagari_operator",
        "nagari_secretary",
        "village_head",
        "district_admin",
        "agency_head",
        "tenant_admin",
    },
    "accounts.holders.manage": {"district_admin", "tenant_admin"},
    "accounts.handover.apply": {"tenant_admin"},
    "accounts.officers.import": {"tenant_admin"},
    "accounts.offices.import": {"tenant_admin"},
    "accounts.assignments.propose": {"district_admin", "agency_head", "tenant_admin"},
    "accounts.assignments.approve": {"regional_secretary", "tenant_admin"},
    "accounts.assignments.end": {"district_admin", "agency_head", "tenant_admin"},
    "accounts.passwords.help": {"district_admin", "tenant_admin"},
    "accounts.rights.handle": {"data_protection_officer"},
    "accounts.incidents.handle": {"data_protection_officer"},
    "accounts.identity.verify": {"nagari_operator", "nagari_secretary", "village_head", "district_admin"},
    "accounts.identity.unmask": {
        "nagari_secretary",
        "village_head",
        "district_admin",
        "data_protection_officer",
    },
    "content.moderate": {"communications_editor"},
    "newsroom.edit": {"communications_editor"},
    "newsroom.publish": {"communications_editor"},
    "potential.verify": {"potential_verifier"},
    "regions.propose": {"district_admin", "district_head", "tenant_admin"},
    "regions.decide": {"regional_secretary", "tenant_admin"},
    "publishing.edit": {"nagari_operator", "nagari_secretary", "village_head", "tenant_admin"},
    "publishing.publish": {"nagari_operator", "nagari_secretary", "village_head", "tenant_admin"},
    "publishing.moderate": {
        "nagari_secretary",
        "village_head",
        "district_admin",
        "district_head",
        "communications_editor",
        "tenant_admin",
    },
    "audit.read": {"auditor", "data_protection_officer"},
    "audit.export": {"auditor"},
}
READS = {
    "workspace.enter",
    "accounts.offices.view",
    "accounts.people.view",
    "accounts.assignments.view",
    "regions.view",
    "publishing.view",
    "search.view_misses",
    "audit.read",
    "audit.export",
}


@pytest.mark.parametrize(("permission", "role"), list(product(sorted(WRITES), sorted(roles()))))
def test_permission_belongs_to_exactly_the_written_roles(permission, role):
    assert (permission in roles()[role].may) == (role in WRITES[permission])


def test_every_permission_of_the_file_is_in_this_table():
    assert {permission for role in roles().values() for permission in role.may} == set(WRITES) | READS


def test_citizen_has_no_permission_and_no_scope():
    assert roles()["citizen"].permissions == frozenset()
    assert roles()["citizen"].scopes == frozenset()


def test_auditor_reads_only():
    assert roles()["auditor"].permissions <= READS


@pytest.mark.parametrize("role", [key for key in roles() if key != "citizen"])
def test_every_officer_enters_the_workspace_with_an_officers_level(role):
    assert "workspace.enter" in roles()[role].may
    assert roles()[role].level >= Level.P1
    assert roles()[role].scopes


@pytest.mark.parametrize("role", ["treasurer", "auditor", "data_protection_officer", "tenant_admin"])
def test_delicate_roles_need_a_second_person_everywhere(role):
    assert all(roles()[role].needs_second_person(scope) for scope in ScopeKind)


@pytest.mark.parametrize(
    ("scope", "second"),
    [
        (ScopeKind.TENANT, True),
        (ScopeKind.AGENCY, False),
        (ScopeKind.DISTRICT, False),
        (ScopeKind.VILLAGE, False),
    ],
)
def test_roles_above_an_agency_need_a_second_person(scope, second):
    assert roles()["planner"].needs_second_person(scope) is second


def test_district_administrators_neither_make_nor_help_their_equals():
    permissions = roles()["district_admin"].permissions

    assert assigning("district_admin") not in permissions
    assert assigning("village_head") not in permissions
    assert helping("district_admin") not in permissions
    assert helping("village_head") in permissions


def test_role_that_names_an_unknown_one_is_refused():
    record = {"name": {"id": "X"}, "level": "P1", "scopes": [], "may": [], "assigns": ["nobody"]}

    with pytest.raises(ValueError, match="nobody"):
        read_roles({"x": record})


def test_limits_of_delegation_are_dated():
    assert limits_on(date(2026, 5, 1)).plt_months == 3
    assert limits_on(date(1999, 1, 1)) == limits_on(date(2014, 10, 17))
