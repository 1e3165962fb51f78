"""The import contracts hold, and each of them fails on a planted breach."""

import pytest

BREACHES = {
    "Apps depend downwards only": ("regions/queries_up.py", "import smartnagari.accounts.public"),
    "Inside an app: edges, door, writes, reads, tables, rules": (
        "tax/queries.py",
        "import smartnagari.tax.actions",
    ),
    "Rules and types are plain Python": ("tax/rules.py", "from django.db import models"),
    "Only the edges of the API speak ninja": ("tax/actions.py", "import ninja"),
    "Only the newsroom knows Wagtail": ("tax/pages.py", "import wagtail"),
    "Apps meet only at public.py": ("portal/behind.py", "import smartnagari.regions.scope"),
    "No circles inside an app": ("spine/one.py", "import smartnagari.spine.two"),
}


def verdicts(output: str) -> dict[str, str]:
    """Contract names with KEPT or BROKEN."""
    lines = (line.rsplit(" ", 1) for line in output.splitlines())
    return {parts[0]: parts[1] for parts in lines if len(parts) == 2 and parts[1] in {"KEPT", "BROKEN"}}


def test_contracts_hold_and_each_has_a_planted_breach(garden):
    result = garden.lint()

    assert verdicts(result.stdout) == dict.fromkeys(BREACHES, "KEPT"), result.stdout + result.stderr
    assert result.returncode == 0


@pytest.mark.parametrize("contract", BREACHES)
def test_contract_fails_on_a_planted_breach(garden, contract):
    garden.plant("tax/actions.py", "")
    garden.plant("spine/two.py", "import smartnagari.spine.one")
    garden.plant("spine/one.py", "")
    path, text = BREACHES[contract]
    garden.plant(path, text)

    result = garden.lint()

    assert result.returncode != 0
    assert [name for name, verdict in verdicts(result.stdout).items() if verdict == "BROKEN"] == [contract]


def test_new_app_without_a_tier_is_refused(garden):
    garden.plant("newcomer/__init__.py", "")

    result = garden.lint()

    assert result.returncode != 0
    assert "newcomer" in result.stdout + result.stderr
