"""Words for institutions: by province, form of village, language and the tenant's own decision."""

from __future__ import annotations

import pytest
from django.utils import translation

from factories.regions import TenantFactory
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid, NotAllowed
from smartnagari.regions.actions.terms import override_term
from smartnagari.regions.loading.nomenclature import timezone_of
from smartnagari.regions.models import Tenant
from smartnagari.regions.queries.terms import TERM_KEYS, forget_terms, terms
from smartnagari.regions.scope import tenant_scope

WORDS = [
    ("13.05", "desa", "id", "village", "nagari"),
    ("13.05", "desa", "id", "hamlet", "korong"),
    ("13.05", "desa", "id", "village_head", "wali nagari"),
    ("13.05", "desa", "id", "council", "Bamus Nagari"),
    ("13.05", "desa", "id", "enterprise", "BUMNag"),
    ("13.05", "desa", "en", "village_head", "wali nagari"),
    ("13.05", "desa", "en", "district", "district"),
    ("13.06", "desa", "id", "hamlet", "jorong"),
    ("13.77", "kelurahan", "id", "village_head", "lurah"),
    ("13.77", "desa", "id", "village", "nagari"),
    ("11.08", "desa", "id", "village", "gampong"),
    ("11.08", "desa", "id", "council", "tuha peuet gampong"),
    ("32.01", "desa", "id", "village", "desa"),
    ("32.01", "kelurahan", "id", "village", "kelurahan"),
    ("34.04", "desa", "id", "district", "kapanewon"),
    ("94.04", "desa", "id", "district_head", "kepala distrik"),
    ("96.01", "kelurahan", "id", "district", "distrik"),
    ("32.01", "desa", "id", "regent", "bupati"),
]


@pytest.mark.parametrize(("code", "form", "language", "key", "word"), WORDS)
def test_shipped_word(db, code, form, language, key, word):
    tenant = TenantFactory(code=code)

    with tenant_scope(tenant.pk):
        assert getattr(terms(tenant, form, language), key) == word


def test_city_has_a_mayor(db):
    tenant = TenantFactory(code="13.77", kind=Tenant.Kind.CITY)

    with tenant_scope(tenant.pk):
        found = terms(tenant, "kelurahan", "id")

    assert (found.regency, found.regent) == ("kota", "wali kota")


@pytest.mark.parametrize(("language", "word"), [("id", "kecamatan"), ("en", "district"), ("fr", "kecamatan")])
def test_words_follow_the_active_language(tenant, language, word):
    with translation.override(language):
        assert terms(tenant).district == word


def test_own_word_of_a_tenant_wins_and_stays_its_own(
    tenant, other_tenant, actor, django_capture_on_commit_callbacks
):
    assert terms(tenant, "desa", "id").hamlet == "korong"

    with django_capture_on_commit_callbacks(execute=True):
        override_term(actor=actor, key="hamlet", language="id", word="dusun")

    assert terms(tenant, "desa", "id").hamlet == "dusun"
    assert terms(tenant, "desa", "en").hamlet == "korong"
    with tenant_scope(other_tenant.pk):
        assert terms(other_tenant, "desa", "id").hamlet == "jorong"


def test_own_word_for_one_form_wins_over_the_one_for_all(tenant, actor):
    override_term(actor=actor, key="village", language="id", word="kampung", form="desa")
    override_term(actor=actor, key="village", language="id", word="desa")
    forget_terms()

    assert terms(tenant, "desa", "id").village == "kampung"
    assert terms(tenant, "kelurahan", "id").village == "desa"


def test_words_are_looked_up_once(tenant, django_assert_num_queries):
    with django_assert_num_queries(1):
        for _page in range(3):
            terms(tenant, "desa", "id")


@pytest.mark.parametrize(("key", "word"), [("tallness", "x"), ("village", " "), ("village", "x" * 81)])
def test_unknown_key_or_unusable_word_is_refused(actor, key, word):
    with pytest.raises(Invalid):
        override_term(actor=actor, key=key, language="id", word=word)


def test_own_word_needs_the_permission(tenant):
    with pytest.raises(NotAllowed):
        override_term(actor=Actor.anonymous(tenant.pk), key="village", language="id", word="desa")


def test_every_province_and_form_has_every_word_in_both_languages(db):
    for province in ("11", "13", "18", "34", "51", "63", "81", "91", "96", "32"):
        tenant = TenantFactory(code=f"{province}.01")
        with tenant_scope(tenant.pk):
            for form in ("desa", "kelurahan", "desa_adat", ""):
                for language in ("id", "en"):
                    found = terms(tenant, form, language)
                    assert all(getattr(found, key) for key in TERM_KEYS)


@pytest.mark.parametrize(
    ("province", "zone"), [("13", "Asia/Jakarta"), ("51", "Asia/Makassar"), ("94", "Asia/Jayapura")]
)
def test_time_zone_of_a_province(province, zone):
    assert timezone_of(province) == zone
