"""Who asks: the one object that gates and actions decide by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from typing import Protocol
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from .errors import AssuranceTooLow, NotAllowed


class Level(IntEnum):
    """What a session has proven about its person (levels of assurance).

    Citizens climb L0 to L3, officers P1 to P3; an officer's level implies what a citizen's L1 allows.
    """

    L0 = 0
    L1 = 10
    L2 = 20
    L3 = 30
    P1 = 40
    P2 = 50
    P3 = 60


class ScopeKind(StrEnum):
    """How far an assignment reaches."""

    TENANT = "tenant"
    AGENCY = "agency"
    DISTRICT = "district"
    VILLAGE = "village"
    HAMLET = "hamlet"
    UNIT = "unit"


class Placed(Protocol):
    """A thing that knows under which scopes it falls: pairs of kind and key, the tenant's own included."""

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]: ...


@dataclass(frozen=True)
class Grant:
    """One permission within one scope, as an assignment gives it."""

    permission: str
    kind: ScopeKind
    key: str
    strategic: bool = True
    """False for a Plt or Plh without mandate, who may not take strategic decisions (UU 30/2014 art. 14)."""


@dataclass(frozen=True)
class Actor:
    """The person or system that asks, with what they may do here and now.

    ``key`` is what audit writes: ``u:<uuid>`` for a person, ``s:<name>`` for a system, ``-`` for nobody.
    """

    key: str
    tenant: UUID
    user: UUID | None = None
    level: Level = Level.L0
    grants: tuple[Grant, ...] = ()
    on_behalf_of: str = ""
    ip: str = ""
    request_id: str = ""
    facts: dict[str, object] = field(default_factory=dict, hash=False, compare=False)

    @classmethod
    def anonymous(cls, tenant: UUID, *, ip: str = "", request_id: str = "") -> Actor:
        return cls(key="-", tenant=tenant, ip=ip, request_id=request_id)

    @classmethod
    def system(cls, name: str, tenant: UUID) -> Actor:
        """A command or worker: may do everything, and every act is written under its name."""
        return cls(key=f"s:{name}", tenant=tenant, level=Level.P3, grants=(EVERYTHING,))

    def can(self, permission: str, on: Placed | None = None, *, strategic: bool = False) -> bool:
        """Whether a grant holds this permission over ``on``; without ``on``, over anything at all."""
        places = None if on is None else {(kind, str(key)) for kind, key in on.scopes()}
        return any(
            grant is EVERYTHING
            or (
                grant.permission == permission
                and (grant.strategic or not strategic)
                and (places is None or (grant.kind, grant.key) in places)
            )
            for grant in self.grants
        )

    def lent(self, permission: str) -> Actor:
        """The same person with one permission more in the whole tenant: what a decision lends for one act."""
        return replace(self, grants=(*self.grants, Grant(permission, ScopeKind.TENANT, str(self.tenant))))

    def require(self, permission: str, on: Placed | None = None, *, strategic: bool = False) -> None:
        """Raise ``NotAllowed`` unless :meth:`can`."""
        if not self.can(permission, on, strategic=strategic):
            raise NotAllowed(_("Your role does not allow this here."), permission=permission)

    def require_level(self, level: Level) -> None:
        """Raise ``AssuranceTooLow`` unless this session has proven enough."""
        if self.level < level:
            raise AssuranceTooLow(_("Please prove once more who you are."), level=level.name)

    def reach(self, permission: str) -> frozenset[tuple[ScopeKind, str]] | None:
        """The scopes in which this permission holds; ``None`` means everywhere."""
        if EVERYTHING in self.grants:
            return None
        return frozenset((g.kind, g.key) for g in self.grants if g.permission == permission)


EVERYTHING = Grant(permission="*", kind=ScopeKind.TENANT, key="*")
