"""``verify_audit`` and ``seal_audit`` as an operator meets them."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from emptying import lift_guards
from smartnagari.audit.models import AuditEntry
from smartnagari.audit.public import head_of_chain


def said(command: str, *args: str) -> str:
    out = StringIO()
    call_command(command, *args, stdout=out)
    return out.getvalue()


def test_seal_then_verify_says_whole(acts, other_tenant):
    acts(2)

    waiting, sealed, verified = said("verify_audit"), said("seal_audit"), said("verify_audit")

    assert waiting.splitlines()[0].startswith("13.05: whole, 0 sealed, 2 unsealed, the oldest for ")
    assert sealed == "13.05: 2 sealed\n13.06: 0 sealed\n"
    assert verified == "13.05: whole, 2 sealed, 0 unsealed\n13.06: whole, 0 sealed, 0 unsealed\n"


@pytest.mark.usefixtures("as_owner")
def test_verify_ends_with_an_error_at_the_first_broken_link(acts):
    acts(4)
    said("seal_audit", "--tenant", "13.05")
    lift_guards(connection)
    AuditEntry.objects.filter(subject__in=["letter/2", "letter/4"]).update(actor="u:9")
    out = StringIO()

    with pytest.raises(CommandError, match="1 broken") as stop:
        call_command("verify_audit", stdout=out)

    assert stop.value.returncode == 1
    assert out.getvalue() == (
        "13.05: BROKEN at link 2: was changed after it was sealed; 1 whole before it, 0 unsealed\n"
    )


def test_noted_anchors_are_checked_the_next_time(acts, tmp_path):
    file = tmp_path / "anchors.jsonl"
    acts(2)
    said("seal_audit")
    said("verify_audit", "--note-anchors", str(file))
    noted = json.loads(file.read_text())
    file.write_text(json.dumps(noted | {"hash": "ab" * 32}) + "\n")

    with pytest.raises(CommandError):
        said("verify_audit", "--anchors", str(file))

    assert (noted["tenant"], noted["seq"], noted["hash"]) == ("13.05", *head_of_chain())


@pytest.mark.parametrize("text", ["not json", '{"seq": 1}', None])
def test_anchors_that_are_none_are_refused(tenant, tmp_path, text):
    file = tmp_path / "anchors.jsonl"
    if text is not None:
        file.write_text(text)

    with pytest.raises(CommandError, match="does not hold anchors"):
        said("verify_audit", "--anchors", str(file))


@pytest.mark.parametrize("command", ["seal_audit", "verify_audit"])
def test_unknown_tenant_is_refused(tenant, command):
    with pytest.raises(CommandError, match=r"99\.99"):
        said(command, "--tenant", "99.99")
