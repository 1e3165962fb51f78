"""From what an officer types to the row that the public reads, and back again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from factories.regions import HamletFactory
from smartnagari.kernel import findable
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid
from smartnagari.potential.models import (
    Enterprise,
    EnterpriseProduct,
    PotentialItem,
    PriceNote,
    ProducerGroup,
)
from smartnagari.publishing.public import content_kinds, put_live, withdraw

ITEM = {
    "title": "Kelapa",
    "sector": "plantation",
    "commodity": "kelapa",
    "status": "running",
    "summary": "Kelapa di kebun warga.",
    "year": "2024",
    "area_ha": "12,5",
    "quantity": "1.250",
    "production": "3",
    "production_unit": "kuintal",
    "season": ["1", "12"],
    "producers": "11",
    "price_low": "Rp 2.500",
    "price_unit": "butir",
    "price_on": "2024-05-01",
    "source": "Contoh",
}
ENTERPRISE = {
    "name": "Minyak Tanak",
    "kind": "msme",
    "sector": "culinary",
    "summary": "Minyak kelapa.",
    "owner_consent": "letter",
    "owner_consent_on": "2025-01-02",
    "products": [{"name": "Minyak", "price": "25.000", "per": "botol"}, {"name": "Blondo"}],
    "links": [{"url": "https://www.tokopedia.com/minyak"}],
    "buys": ["kelapa"],
}


@pytest.fixture
def put(coconut):
    """Publishes these answers of a kind in Koto Baru, as the command does."""
    actor = Actor.system("test", coconut.koto.tenant_id)

    def put(kind, typed, /, **more):
        return put_live(actor=actor, kind=kind, area=coconut.koto, typed={**typed, **more})

    return put


def fields_of(refusal) -> set[str]:
    return {name for name, text in refusal.value.fields.items() if text}


def test_item_keeps_amounts_as_typed_and_in_base_units(put, coconut):
    row = PotentialItem.objects.get(pk=put("potential.item", ITEM).pk)

    assert (row.quantity, row.quantity_unit, row.quantity_family) == (Decimal(1250), "batang", "stem")
    assert (row.production, row.production_unit, row.production_base) == (Decimal(3), "kuintal", Decimal(300))
    assert (row.area_ha, row.months, row.producers_kind) == (Decimal("12.5"), (1, 12), "person")
    assert (row.price_low, row.price_high, row.price_on) == (2500, 2500, date(2024, 5, 1))
    assert row.slug == "kelapa-koto-baru"


def test_second_of_the_same_name_gets_an_address_of_its_own(put):
    first, second = put("potential.item", ITEM), put("potential.item", ITEM)

    assert (first.slug, second.slug) == ("kelapa-koto-baru", "kelapa-koto-baru-2")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"area_ha": "luas"}, "area_ha"),
        ({"area_ha": "1,250"}, "area_ha"),
        ({"year": ""}, "year"),
        ({"year": "2099"}, "year"),
        ({"commodity": "", "quantity_unit": ""}, "quantity_unit"),
        ({"price_low": "3000", "price_high": "2000"}, "price_low"),
        ({"price_on": "2099-01-01"}, "price_on"),
        ({"sector": "tambang emas"}, "sector"),
        ({"season": ["13"]}, "season"),
        ({"point": "100.2, -0.6"}, "point"),
        ({"contact_phone": "0812-3456-7890"}, "contact_kind"),
        ({"contact_kind": "office", "contact_phone": "0751-12345"}, "contact_phone"),
        ({"summary": "NIK 1305010101900001 pemilik"}, "summary"),
    ],
)
def test_item_that_cannot_be_is_refused_beside_its_field(put, more, field):
    with pytest.raises(Invalid) as refusal:
        put("potential.item", ITEM, **more)

    assert field in fields_of(refusal)


@pytest.mark.parametrize("missing", ["contact_consent", "contact_consent_on"])
def test_private_number_needs_the_consent_of_its_owner(put, missing):
    consent = {"contact_consent": "letter", "contact_consent_on": "2025-01-02"} | {missing: ""}
    private = {"contact_kind": "person", "contact_name": "Pak Contoh", "contact_phone": "0812-3456-7890"}

    with pytest.raises(Invalid) as refusal:
        put("potential.item", ITEM, **private, **consent)

    assert missing in fields_of(refusal)


def test_number_of_a_group_needs_none(put):
    row = put(
        "potential.item", ITEM, contact_kind="group", contact_phone="0812 3456 7890", contact_consent="letter"
    )

    assert (row.contact_phone, row.contact_consent) == ("+6281234567890", "")


def test_verification_lapses_when_a_fact_changes_and_stays_when_words_do(put, coconut):
    row = put("potential.item", ITEM)
    PotentialItem.objects.filter(pk=row.pk).update(verified_on=date(2025, 5, 1), verified_by="Distan")
    actor = Actor.system("test", coconut.koto.tenant_id)

    def again(**more):
        put_live(actor=actor, kind="potential.item", area=coconut.koto, typed=ITEM | more, subject_id=row.pk)
        return PotentialItem.objects.get(pk=row.pk).verified_on

    assert again(summary="Kata lain.") == date(2025, 5, 1)
    assert again(area_ha="13") is None


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("potential.item", ITEM),
        ("potential.enterprise", ENTERPRISE),
        ("potential.group", {"name": "Poktan", "kind": "poktan", "commodities": ["kelapa"], "members": "12"}),
        (
            "potential.price",
            {"commodity": "kelapa", "price": "2.500", "unit": "butir", "side": "farm", "day": "2025-05-01"},
        ),
    ],
)
def test_row_without_a_revision_can_be_typed_again(put, coconut, kind, typed):
    row = put(kind, typed)
    known = content_kinds[kind]

    form = known.filled_form(
        known.typed_of(known.model.objects.get(pk=row.pk)),
        area=coconut.koto,
        tenant=coconut.koto.tenant,
        subject_id=row.pk,
    )

    assert form.is_valid(), form.problems()
    assert known.line(form)


def test_korong_of_another_nagari_is_no_choice(put, coconut):
    own = HamletFactory(parent=coconut.koto, tenant=coconut.koto.tenant, name="Pasa")
    other = HamletFactory(parent=coconut.ulakan, tenant=coconut.koto.tenant, name="Lain")

    assert put("potential.item", ITEM, hamlet=own.code).hamlet == own
    with pytest.raises(Invalid):
        put("potential.item", ITEM, hamlet=other.code)


def test_enterprise_keeps_its_products_in_order_and_drops_them_with_the_next_version(put, coconut):
    row = put("potential.enterprise", ENTERPRISE)

    sold = [(each.title, each.price) for each in row.products.order_by("order")]
    actor = Actor.system("test", coconut.koto.tenant_id)
    fewer = ENTERPRISE | {"products": [{"name": "Sabun"}]}
    put_live(actor=actor, kind="potential.enterprise", area=coconut.koto, typed=fewer, subject_id=row.pk)

    assert sold == [("Minyak", 25000), ("Blondo", None)]
    assert [each.title for each in EnterpriseProduct.objects.filter(enterprise=row).order_by("order")] == [
        "Sabun"
    ]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"owner_consent": ""}, "owner_consent"),
        ({"owner_consent_on": ""}, "owner_consent_on"),
        ({"nib": "123"}, "nib"),
        ({"links": [{"url": "https://toko-murah.example/"}]}, "links-0-url"),
        ({"products": [{"name": "Minyak", "price": "0"}]}, "products-0-price"),
    ],
)
def test_enterprise_that_cannot_be_is_refused_beside_its_field(put, more, field):
    with pytest.raises(Invalid) as refusal:
        put("potential.enterprise", ENTERPRISE, **more)

    assert field in fields_of(refusal)


def test_enterprise_of_the_nagari_needs_no_consent(put):
    row = put("potential.enterprise", ENTERPRISE, kind="bumnag", owner_consent="", owner_consent_on="")

    assert Enterprise.objects.get(pk=row.pk).owner_consent == ""


def test_price_is_kept_for_one_base_unit(put):
    row = put("potential.price", {"commodity": "padi", "price": "650.000", "unit": "kuintal", "side": "farm"})

    assert PriceNote.objects.get(pk=row.pk).base_price == Decimal(6500)


def test_group_cannot_have_more_women_than_members(put):
    group = {"name": "Poktan", "kind": "poktan", "members": "10", "women": "11"}

    with pytest.raises(Invalid) as refusal:
        put("potential.group", group)

    assert fields_of(refusal) == {"women"}
    assert not ProducerGroup.objects.filter(name="Poktan").exists()


@pytest.mark.parametrize(("kind", "typed"), [("potential.item", ITEM), ("potential.enterprise", ENTERPRISE)])
def test_what_is_public_is_findable_until_it_is_withdrawn(put, coconut, kind, typed, client):
    row = put(kind, typed)
    page = content_kinds[kind].url(row)
    every = findable.kinds[kind].every

    there = str(row.pk) in {each.key for each in every()} and client.get(page).status_code
    withdraw(actor=Actor.system("test", row.tenant_id), kind=kind, subject_id=row.pk, note="Keliru")

    assert there == 200
    assert str(row.pk) not in {each.key for each in every()}
    assert client.get(page).status_code == 404


def test_enterprises_always_wait_for_a_second_person():
    assert content_kinds["potential.enterprise"].moderated
