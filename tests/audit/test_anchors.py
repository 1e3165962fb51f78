"""Signed heads: what they prove, what exposes a chain written anew, how keys are renewed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from emptying import lift_guards
from smartnagari.audit import anchoring
from smartnagari.audit.keys import anchor_keys
from smartnagari.audit.models import AuditAnchor, AuditEntry, AuditHead, AuditSeal, PendingSeal
from smartnagari.audit.public import (
    ChainBroken,
    anchor_head,
    head_of_chain,
    last_anchor,
    seal_pending,
    unwritten_anchors,
    verify_chain,
    write_anchors,
)
from smartnagari.audit.rules import anchor_body
from smartnagari.audit.signing import AnchorKeys
from smartnagari.config.doctor import State, work
from smartnagari.kernel.sealed import BadKey, new_key
from smartnagari.spine.actions.periodic import run_due_jobs

pytestmark = pytest.mark.usefixtures("as_owner")


@pytest.fixture(autouse=True)
def file(settings, tmp_path):
    settings.AUDIT_ANCHORS_FILE = tmp_path / "kept" / "anchors.jsonl"
    return settings.AUDIT_ANCHORS_FILE


@pytest.fixture
def anchored(acts):
    """Four acts, sealed, with an anchor over two and one over all."""
    acts(2)
    seal_pending()
    first = anchor_head()
    acts(2)
    seal_pending()
    return first, anchor_head()


@pytest.fixture
def tampering(as_owner, tenant):
    lift_guards(connection)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA defer_foreign_keys = ON")


def write_anew():
    """The whole chain again with another actor in its first entry, as its owner could."""
    AuditEntry.objects.filter(subject="letter/1").update(actor="u:9")
    rows = list(AuditSeal.objects.order_by("seq").values_list("entry_id", flat=True))
    AuditSeal.objects.all()._raw_delete("default")
    AuditHead.objects.all()._raw_delete("default")
    for entry in rows:
        PendingSeal.objects.create(entry_id=entry)
    seal_pending()


def broken():
    found = verify_chain().broken
    return (found.seq, found.why) if found else None


def said(command, *args):
    out = StringIO()
    call_command(command, *args, stdout=out)
    return out.getvalue()


def test_anchor_says_how_far_the_chain_reaches_and_is_signed(anchored):
    first, second = anchored

    assert [(first.number, first.seq), (second.number, second.seq)] == [(1, 2), (2, 4)]
    assert second.hash == head_of_chain()[1]
    assert anchor_keys().fits(second.key, anchor_body(second), second.signature)
    assert verify_chain().anchors == 2
    assert broken() is None


def test_empty_chain_gets_no_anchor(tenant):
    assert anchor_head() is None


@pytest.mark.usefixtures("tampering")
def test_chain_written_anew_is_exposed_by_the_first_anchor(anchored):
    write_anew()

    seq, why = broken()

    assert seq == 2
    assert why.startswith("is another than anchor 1 of ")


@pytest.mark.usefixtures("tampering")
def test_nothing_is_signed_over_a_chain_written_anew(anchored):
    write_anew()

    with pytest.raises(ChainBroken, match="anchor 2"):
        anchor_head()

    assert last_anchor() == anchored[1]


@pytest.mark.usefixtures("tampering")
def test_nothing_is_signed_over_a_change_since_the_last_anchor(anchored, acts):
    acts(1, late=True)
    seal_pending()
    AuditEntry.objects.filter(pk=AuditSeal.objects.get(seq=5).entry_id).update(actor="u:9")

    with pytest.raises(ChainBroken, match="link 5: was changed"):
        anchor_head()


@pytest.mark.usefixtures("tampering")
@pytest.mark.parametrize(
    ("column", "value"),
    [("hash", "ab" * 32), ("seq", 3), ("at", timezone.now() - timedelta(days=9)), ("signature", "AAAA")],
)
def test_changed_anchor_does_not_fit_its_signature(anchored, column, value):
    AuditAnchor.objects.filter(number=2).update(**{column: value})

    seq, why = broken()

    assert "anchor 2" in why
    assert seq <= 4


@pytest.mark.usefixtures("tampering")
def test_removed_anchor_leaves_a_gap(anchored):
    AuditAnchor.objects.filter(number=1).update(number=3)

    assert broken() == (4, "anchor 1 is missing")


@pytest.mark.usefixtures("tampering")
def test_anchor_signed_by_a_stranger_is_named(anchored, settings):
    forger = AnchorKeys.read(new_key("evil"))
    forged = replace(anchored[1], key="evil")
    signature = forger.sign(anchor_body(forged))
    AuditAnchor.objects.filter(number=2).update(key="evil", signature=signature)

    seq, why = broken()

    assert (seq, "unknown key 'evil'" in why) == (4, True)


@pytest.mark.usefixtures("tampering")
def test_file_on_another_machine_exposes_who_wrote_anchors_anew_too(anchored, file, tmp_path):
    """Chain and anchors are both removed and made again: only the shipped file still knows."""
    write_anchors()
    kept = tmp_path / "elsewhere.jsonl"
    kept.write_text(file.read_text())
    anchoring.UnwrittenAnchor.objects.all()._raw_delete("default")
    AuditAnchor.objects.all()._raw_delete("default")
    write_anew()
    anchor_head()
    assert broken() is None

    out = StringIO()
    with pytest.raises(CommandError, match="1 broken"):
        call_command("verify_audit", "--anchors", str(kept), stdout=out)

    assert "BROKEN at link 2" in out.getvalue()


def test_anchors_are_written_once_each_and_read_back(anchored, file):
    assert (unwritten_anchors(), write_anchors(), write_anchors()) == (2, 2, 0)

    lines = [json.loads(line) for line in file.read_text().splitlines()]

    assert [(line["number"], line["code"]) for line in lines] == [(1, "13.05"), (2, "13.05")]
    assert "2 anchors hold" in said("verify_audit", "--anchors", str(file))


def test_file_that_cannot_be_written_leaves_them_waiting(anchored, settings, tmp_path):
    settings.AUDIT_ANCHORS_FILE = tmp_path

    with pytest.raises(OSError, match="directory"):
        write_anchors()

    assert unwritten_anchors() == 2


def test_job_anchors_by_itself(acts, file):
    acts(1)
    seal_pending()

    run_due_jobs()

    assert last_anchor().seq == 1
    assert len(file.read_text().splitlines()) == 1


def test_renewed_key_signs_and_the_old_one_still_proves(anchored, settings, acts):
    old = settings.AUDIT_SIGNING_KEY
    settings.AUDIT_SIGNING_KEY = new_key("b2")
    assert "unknown key 'test'" in broken()[1]
    settings.AUDIT_PUBLIC_KEYS = next(AnchorKeys.read(old).public_halves())

    third = anchor_head()

    assert (third.number, third.key) == (3, "b2")
    assert broken() is None


def test_command_anchors_and_names_the_file(acts, other_tenant, file):
    acts(3)

    assert said("anchor_audit").splitlines() == [
        "13.05: anchor 1 over 3 sealed",
        "13.06: nothing to anchor yet",
        f"The file to keep on another machine: {file}",
    ]


@pytest.mark.usefixtures("tampering")
def test_command_ends_with_an_error_where_a_chain_does_not_hold(anchored):
    write_anew()

    with pytest.raises(CommandError, match="1 chains do not hold"):
        said("anchor_audit")


def test_public_halves_are_printed_without_the_private_ones(tenant, settings):
    printed = said("anchor_audit", "--public-keys")

    assert printed.startswith("test:")
    assert settings.AUDIT_SIGNING_KEY not in printed
    assert AnchorKeys.read(new_key("c3"), printed.strip()).public.keys() == {"c3", "test"}


def test_new_key_is_made_under_a_new_id_only(tenant):
    assert AnchorKeys.read(said("anchor_audit", "--new-key", "b2").strip()).current == "b2"
    with pytest.raises(CommandError, match="new"):
        said("anchor_audit", "--new-key", "test")


def test_two_keys_of_one_id_are_refused():
    half = next(AnchorKeys.read(new_key("k")).public_halves())

    with pytest.raises(BadKey, match="Two different keys"):
        AnchorKeys.read(new_key("k"), half)


def test_development_key_is_made_once_and_for_its_owner_alone(settings, tmp_path):
    settings.AUDIT_SIGNING_KEY = ""
    settings.AUDIT_KEY_FILE = tmp_path / "new" / "audit-signing.key"

    first, second = anchor_keys(), anchor_keys()

    assert list(first.public_halves()) == list(second.public_halves())
    assert settings.AUDIT_KEY_FILE.stat().st_mode & 0o777 == 0o600
    assert list(settings.AUDIT_KEY_FILE.parent.iterdir()) == [settings.AUDIT_KEY_FILE]


def test_production_has_no_key_of_its_own_making(settings):
    settings.AUDIT_SIGNING_KEY, settings.AUDIT_KEY_FILE = "", None

    assert "audit.E001" in {error.id for error in run_checks(tags=["security"])}
    with pytest.raises(ImproperlyConfigured, match="AUDIT_SIGNING_KEY"):
        anchor_keys()


def test_unreadable_key_is_told_without_repeating_it(settings):
    settings.AUDIT_SIGNING_KEY = "a1:geheim"

    errors = [error for error in run_checks(tags=["security"]) if error.id == "audit.E002"]

    assert len(errors) == 1
    assert "geheim" not in errors[0].msg


def test_doctor_tells_the_age_of_the_last_anchor(acts):
    acts(1)
    seal_pending()
    assert [finding.says for finding in work.audit_anchors()] == ["there is none yet"]
    anchor_head()

    young, waiting = work.audit_anchors()

    assert young.state is State.WELL
    assert (waiting.state, waiting.says) == (State.LOOK, "1 do not stand in the file")


@pytest.mark.usefixtures("tampering")
@pytest.mark.parametrize(("hours", "state"), [(1, State.WELL), (3, State.LOOK), (30, State.BAD)])
def test_doctor_judges_an_anchor_by_its_age(anchored, hours, state):
    AuditAnchor.objects.update(at=timezone.now() - timedelta(hours=hours))

    assert next(iter(work.audit_anchors())).state is state
