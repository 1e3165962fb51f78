"""Behind the scopes on PostgreSQL: another tenant's rows stay invisible even where the scopes are off."""

from __future__ import annotations

import os
from contextlib import contextmanager

import pytest
from django.db import ProgrammingError, connection, transaction
from django_scopes import scopes_disabled

from factories.regions import RegionFactory, VillageFactory
from smartnagari.audit.models import AuditEntry
from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.regions.actions.founding import found_tenant
from smartnagari.regions.ddl import ensure_row_security, tenant_models
from smartnagari.regions.loading.tenant_file import read_tenant_file, shipped_folder
from smartnagari.regions.models import Area, Region, Tenant, TenantHost, TenantOwned
from smartnagari.regions.scope import tenant_scope

ROLE = f"smartnagari_test_{os.getpid()}"


def test_every_model_of_a_tenant_is_found_and_shared_ones_are_not():
    models = tenant_models()

    assert {Area, AuditEntry} <= set(models)
    assert TenantHost not in models
    assert not [model for model in models if not issubclass(model, TenantOwned) and model is Tenant]


@pytest.mark.postgres
@pytest.mark.usefixtures("as_owner")
class TestRowSecurity:
    """Each test acts under the application's role, which is neither owner nor superuser."""

    @pytest.fixture
    def two_tenants(self, tenant, other_tenant, settings):
        settings.DATABASE_APP_ROLE = ROLE
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE ROLE {ROLE} NOLOGIN NOBYPASSRLS")
        ensure_row_security()
        ours = VillageFactory(tenant=tenant, name="Ulakan")
        with tenant_scope(other_tenant.pk):
            theirs = VillageFactory(tenant=other_tenant, name="Batu Kambing")
        return ours, theirs

    @contextmanager
    def as_application(self):
        """Until the end of the block; a failed statement is rolled back with it."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE {ROLE}")
            yield
            cursor.execute("RESET ROLE")

    def forget_tenant(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.tenant_id', '', true)")

    def test_every_table_with_a_tenant_is_guarded(self, two_tenants):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tablename FROM pg_policies JOIN pg_class ON relname = tablename "
                "WHERE policyname = 'tenant_isolation' AND relrowsecurity AND relforcerowsecurity"
            )
            guarded = {name for (name,) in cursor.fetchall()}
            cursor.execute(
                "SELECT table_name FROM information_schema.columns WHERE column_name = 'tenant_id'"
            )
            with_tenant = {name for (name,) in cursor.fetchall()}

        assert with_tenant - guarded == {TenantHost._meta.db_table}

    def test_no_tenant_sees_nothing(self, two_tenants):
        self.forget_tenant()

        with self.as_application(), scopes_disabled():
            assert Area.objects.count() == 0

    def test_rows_of_others_are_invisible_even_without_scopes(self, two_tenants):
        ours, theirs = two_tenants

        with self.as_application(), scopes_disabled():
            seen = set(Area.objects.filter(kind="village").values_list("pk", flat=True))

        assert seen == {ours.pk}
        with tenant_scope(theirs.tenant_id), self.as_application(), scopes_disabled():
            assert set(Area.objects.filter(kind="village").values_list("pk", flat=True)) == {theirs.pk}

    def test_rows_of_others_cannot_be_changed(self, two_tenants):
        _ours, theirs = two_tenants

        with self.as_application(), scopes_disabled():
            assert Area.objects.filter(pk=theirs.pk).update(name="Lain") == 0

    def test_row_for_another_tenant_is_refused(self, two_tenants, other_tenant):
        with (
            pytest.raises(ProgrammingError, match="row-level security"),
            self.as_application(),
            scopes_disabled(),
        ):
            Area.objects.create(
                tenant=other_tenant, code="13.06", kind="regency", name="Agam", slug="agam-lagi"
            )

    def test_application_may_not_rewrite_the_log(self, two_tenants, tenant):
        trail.record(Actor.system("test", tenant.pk), "test.done", "x")

        with self.as_application():
            assert AuditEntry.objects.count() == 1
        with pytest.raises(ProgrammingError, match="permission denied"), self.as_application():
            AuditEntry.objects.update(action="test.undone")

    def test_application_may_write_its_own_rows(self, two_tenants, tenant):
        with self.as_application():
            VillageFactory(tenant=tenant, name="Tapakih")
            trail.record(Actor.system("test", tenant.pk), "test.done", "x")

        assert Area.objects.filter(name="Tapakih").exists()

    def test_application_founds_a_tenant(self, two_tenants):
        file = read_tenant_file(shipped_folder("13.05"))
        for code, level in (("13", "province"), ("13.06", "regency"), ("13.06.99", "district")):
            RegionFactory(code=code, level=level, parent_id=code.rpartition(".")[0] or None)
        Region.objects.filter(code="13.06").update(kind="regency")

        with self.as_application():
            assert found_tenant(code="13.06").added == ["13.06.99"]
            assert found_tenant(code="13.05", file=file).added

    def test_guarding_twice_changes_nothing(self, two_tenants, django_assert_max_num_queries):
        with django_assert_max_num_queries(14):
            ensure_row_security()

    def test_row_written_under_a_tenant_leaves_the_next_transaction_without_one(self, two_tenants):
        with connection.cursor() as cursor:
            with tenant_scope(two_tenants[1].tenant_id):
                pass
            cursor.execute("SELECT current_setting('app.tenant_id', true)")
            assert cursor.fetchone()[0] == str(two_tenants[0].tenant_id)
