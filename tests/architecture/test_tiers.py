"""Foreign keys, tables and vocabulary keep to their tiers."""

from django.apps import apps
from django.db import connection, models

from architecture.conftest import ROOT
from contracts.tiers import (
    ENVIRONMENT_READERS,
    environment_readers,
    forbidden_django,
    has_tenant,
    listed_tables,
    tenant_not_first,
    tiers,
    upward_keys,
)

PACKAGE = ROOT / "src/smartnagari"
HEIGHT = tiers(ROOT / "pyproject.toml")


def test_foreign_keys_point_down():
    assert list(upward_keys(apps.get_models(), HEIGHT)) == []


def test_foreign_key_upwards_is_named():
    class Wrong(models.Model):
        user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "spine"

    try:
        assert list(upward_keys([Wrong], HEIGHT)) == ["spine.Wrong.user points up to accounts"]
    finally:
        apps.all_models["spine"].pop("wrong")
        apps.clear_cache()


def test_each_table_has_a_tenant_or_is_listed_with_its_control():
    without = {
        model._meta.db_table for model in apps.get_models(include_auto_created=True) if not has_tenant(model)
    }

    only_sqlite = set() if connection.vendor == "sqlite" else {"wagtailsearch_indexentry_fts"}
    assert without == listed_tables(ROOT / "docs/architecture.md") - only_sqlite


def test_tenant_stands_first_in_indexes_and_constraints():
    own = [model for model in apps.get_models() if model._meta.app_label in HEIGHT]

    assert list(tenant_not_first(own)) == []


def test_kernel_and_design_system_know_no_database():
    assert list(forbidden_django(PACKAGE)) == []


def test_kernel_with_a_table_is_named(garden):
    garden.plant("kernel/money.py", "from django.db import models")

    found = list(forbidden_django(garden.folder / "src/smartnagari"))

    assert found == ["kernel/money.py imports django.db"]


def test_environment_is_read_in_one_place():
    assert environment_readers(PACKAGE) <= ENVIRONMENT_READERS


def test_second_reader_of_the_environment_is_named(garden):
    garden.plant("tax/rules.py", "import os\nRATE = os.environ['RATE']")

    assert "tax/rules.py" in environment_readers(garden.folder / "src/smartnagari")
