"""What may be proposed about territory: each kind checks, says what it would change, and does it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid

from ..loading.faults import CODE_FAULTS
from ..models import Area, AreaAlias
from ..queries.areas import area_of_code
from ..queries.typed_areas import area_typed
from ..rules import codes
from ..rules.names import clean_name
from .aliases import add_alias
from .areas import (
    MANAGE,
    LegalBasis,
    NewArea,
    add_hamlet,
    checked_name,
    merge_areas,
    prepare_village,
    rename_area,
    split_area,
    upgrade_village,
)
from .proposals import Payload

VILLAGES = (Area.Kind.VILLAGE,)
TERRITORY = (Area.Kind.DISTRICT, Area.Kind.VILLAGE)


def day(on: date) -> str:
    """The day as people write it."""
    return formats.date_format(on, "j F Y")


def called(area: Area) -> str:
    """Name, place and code: names repeat between districts."""
    names = [area.name, *([area.parent.name] if area.parent else [])]
    return f"{', '.join(names)} ({area.code})"


def _text(payload: Payload, field: str) -> str:
    return clean_name(str(payload.get(field, "")))


def _national_code(text: str, field: str) -> str:
    """A code of the ministry's shape; whether it is free and below the right parent says the act."""
    code = str(text).strip()
    try:
        codes.level_of(code)
    except codes.BadCode as error:
        fault = str(CODE_FAULTS[error.reason])
        raise Invalid(fault, fields={field: fault}) from error
    return code


class AreaKind:
    """What the kinds about one area share."""

    key = ""
    label: Any = ""
    permission = MANAGE
    strategic = True
    ahead = False
    kinds: Collection[str] = VILLAGES

    def area(self, payload: Payload) -> Area:
        """The area as it stands now."""
        return area_of_code(payload["area"])

    def check(self, payload: Payload) -> Payload:
        area = area_typed(str(payload.get("area", "")), field="area", kinds=self.kinds)
        return {"area": area.code, **self.details(payload)}

    def details(self, payload: Payload) -> Payload:
        """What the kind knows besides its area."""
        return {"name": checked_name(_text(payload, "name"))}

    def subject(self, payload: Payload) -> str:
        return f"area:{payload['area']}"

    def places(self, payload: Payload) -> Sequence[str]:
        return [payload["area"]]

    def title(self, payload: Payload) -> str:
        return f"{self.area(payload).name} ({payload['area']}): {payload['name']}"


class RenameArea(AreaKind):
    """A new name (perubahan nama)."""

    key = "regions.rename"
    label: Any = gettext_lazy("Change the name of an area")
    kinds: Collection[str] = (*TERRITORY, Area.Kind.HAMLET)

    def title(self, payload: Payload) -> str:
        return f"{self.area(payload).name} → {payload['name']} ({payload['area']})"

    def effect(self, payload: Payload, on: date) -> list[str]:
        area = self.area(payload)
        facts = {"area": called(area), "name": payload["name"], "before": area.name, "day": day(on)}
        return [
            _("%(area)s is called %(name)s from %(day)s.") % facts,
            _("“%(before)s” stays as a former name: searches and old addresses lead on.") % facts,
            _("The code stays, and so do offices, officers and running cases."),
        ]

    def apply(self, *, actor: Actor, payload: Payload, basis: LegalBasis) -> None:
        rename_area(actor=actor, code=payload["area"], name=payload["name"], basis=basis)


class PrepareVillage(AreaKind):
    """A preparatory nagari below its mother (Permendagri 1/2017)."""

    key = "regions.prepare"
    label: Any = gettext_lazy("New nagari in preparation")

    def details(self, payload: Payload) -> Payload:
        return super().details(payload) | {"register_code": _text(payload, "register_code")[:30]}

    def subject(self, payload: Payload) -> str:
        return f"area:{payload['area']}/new:{payload['name'].casefold()}"[:160]

    def effect(self, payload: Payload, on: date) -> list[str]:
        facts = {"area": called(self.area(payload)), "name": payload["name"], "day": day(on)}
        return [
            _("%(name)s is a nagari in preparation of %(area)s from %(day)s.") % facts,
            _("For the ministry and on letters it keeps the code of its mother until it is definitive."),
            _("It may have an office and officers of its own."),
        ]

    def apply(self, *, actor: Actor, payload: Payload, basis: LegalBasis) -> None:
        code = payload.get("register_code", "")
        prepare_village(
            actor=actor, mother_code=payload["area"], name=payload["name"], basis=basis, register_code=code
        )


class UpgradeVillage(AreaKind):
    """A preparatory nagari becomes definitive under the ministry's code."""

    key = "regions.upgrade"
    label: Any = gettext_lazy("Nagari in preparation becomes definitive")

    def details(self, payload: Payload) -> Payload:
        return {"national_code": _national_code(payload.get("national_code", ""), "national_code")}

    def places(self, payload: Payload) -> Sequence[str]:
        return [payload["area"], payload["national_code"]]

    def title(self, payload: Payload) -> str:
        return f"{self.area(payload).name}: {payload['area']} → {payload['national_code']}"

    def effect(self, payload: Payload, on: date) -> list[str]:
        area = self.area(payload)
        facts = {"area": called(area), "code": payload["national_code"], "day": day(on)}
        return [
            _("%(area)s becomes definitive on %(day)s under the code %(code)s.") % facts,
            _("Letters carry the new code from that day; old ones keep leading here."),
            *_moving(area),
        ]

    def apply(self, *, actor: Actor, payload: Payload, basis: LegalBasis) -> None:
        upgrade_village(
            actor=actor, code=payload["area"], national_code=payload["national_code"], basis=basis
        )


class AddHamlet(AreaKind):
    """A new korong of a nagari."""

    key = "regions.add_hamlet"
    label: Any = gettext_lazy("New korong")
    strategic = False

    def subject(self, payload: Payload) -> str:
        return f"area:{payload['area']}/new:{payload['name'].casefold()}"[:160]

    def effect(self, payload: Payload, on: date) -> list[str]:
        facts = {"area": called(self.area(payload)), "name": payload["name"], "day": day(on)}
        return [
            _("%(name)s is a korong of %(area)s from %(day)s.") % facts,
            _("It gets the next internal key. Letters go on carrying the code of the nagari."),
        ]

    def apply(self, *, actor: Actor, payload: Payload, basis: LegalBasis) -> None:
        add_hamlet(actor=actor, village_code=payload["area"], name=payload["name"], basis=basis)


class SplitArea(AreaKind):
    """New areas carved out of one (pemekaran)."""

    key = "regions.split"
    label: Any = gettext_lazy("Split an area")
    kinds: Collection[str] = TERRITORY

    def details(self, payload: Payload) -> Payload:
        parts = payload.get("parts") or []
        checked = [
            {"code": _national_code(part["code"], "parts"), "name": checked_name(part["name"])}
            for part in parts
        ]
        codes = [part["code"] for part in checked]
        if len(set(codes)) < len(codes):
            text = _("Each new area needs a code of its own.")
            raise Invalid(text, fields={"parts": text})
        return {"parts": checked, "ends": bool(payload.get("ends"))}

    def places(self, payload: Payload) -> Sequence[str]:
        return [payload["area"], *(part["code"] for part in payload["parts"])]

    def title(self, payload: Payload) -> str:
        parts = ", ".join(part["name"] for part in payload["parts"])
        return f"{self.area(payload).name} ({payload['area']}) → {parts}"

    def effect(self, payload: Payload, on: date) -> list[str]:
        facts = {"area": called(self.area(payload)), "day": day(on)}
        told = [
            _("%(name)s begins on %(day)s under the code %(code)s.") % (facts | part)
            for part in payload["parts"]
        ]
        if payload["ends"]:
            told.append(_("%(area)s ends; old references lead to the new ones.") % facts)
        else:
            told.append(_("%(area)s goes on, smaller than before.") % facts)
        return told

    def apply(self, *, actor: Actor, payload: Payload, basis: LegalBasis) -> None:
        parts = [NewArea(**part) for part in payload["parts"]]
        split_area(actor=actor, code=payload["area"], parts=parts, basis=basis, ends=payload["ends"])


class MergeAreas(AreaKind):
    """Areas that cease and become part of another (penggabungan)."""

    key = "regions.merge"
    label: Any = gettext_lazy("Merge areas")
    kinds: Collection[str] = TERRITORY

    def details(self, payload: Payload) -> Payload:
        typed = payload.get("sources") or []
        found = {area_typed(text, field="sources", kinds=self.kinds).code for text in typed}
        return {"sources": sorted(found)}

    def places(self, payload: Payload) -> Sequence[str]:
        return [payload["area"], *payload["sources"]]

    def title(self, payload: Payload) -> str:
        names = ", ".join(area_of_code(code).name for code in payload["sources"])
        return f"{names} → {self.area(payload).name} ({payload['area']})"

    def effect(self, payload: Payload, on: date) -> list[str]:
        into = called(self.area(payload))
        told = []
        for code in payload["sources"]:
            area = area_of_code(code)
            facts = {"area": called(area), "into": into, "day": day(on)}
            told.append(_("%(area)s becomes part of %(into)s on %(day)s.") % facts)
            told += _moving(area)
        return [*told, _("Old codes and addresses lead on.")]

    def apply(self, *, actor: Actor, payload: Payload, basis: LegalBasis) -> None:
        merge_areas(actor=actor, sources=payload["sources"], into=payload["area"], basis=basis)


class AddAlias(AreaKind):
    """Another spelling under which people look for an area."""

    key = "regions.add_alias"
    label: Any = gettext_lazy("Another spelling of a name")
    strategic = False
    kinds: Collection[str] = (*TERRITORY, Area.Kind.HAMLET)

    def details(self, payload: Payload) -> Payload:
        kind = str(payload.get("alias_kind", ""))
        if kind not in AreaAlias.Kind.values:
            text = _("Choose which kind of spelling it is.")
            raise Invalid(text, fields={"alias_kind": text})
        return super().details(payload) | {"alias_kind": kind}

    def subject(self, payload: Payload) -> str:
        return f"area:{payload['area']}/alias:{payload['name'].casefold()}"[:160]

    def effect(self, payload: Payload, on: date) -> list[str]:
        facts = {"area": called(self.area(payload)), "name": payload["name"]}
        return [
            _("Whoever looks for “%(name)s” finds %(area)s.") % facts,
            _("The official name and the address stay as they are."),
        ]

    def apply(self, *, actor: Actor, payload: Payload, basis: LegalBasis) -> None:
        add_alias(
            actor=actor,
            code=payload["area"],
            spelling=payload["name"],
            kind=payload["alias_kind"],
            basis=basis,
        )


def _moving(area: Area) -> list[str]:
    """The korong that go along with their nagari."""
    count = Area.objects.filter(parent=area, kind=Area.Kind.HAMLET, valid_to__isnull=True).count()
    told = ngettext(
        "%(count)d korong goes along under a new key.", "%(count)d korong go along under new keys.", count
    )
    return [told % {"count": count}] if count else []


KINDS = (
    RenameArea(),
    AddAlias(),
    AddHamlet(),
    PrepareVillage(),
    UpgradeVillage(),
    SplitArea(),
    MergeAreas(),
)
