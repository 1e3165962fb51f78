"""Who may do what and where, since when and until when, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import ScopeKind
from smartnagari.kernel.spans import covers
from smartnagari.regions.public import TenantOwned

from ..states import AssignmentState
from ..types import PostKind
from .organisation import POST_KINDS, Agency, Office

SCOPE_KINDS = [
    (ScopeKind.TENANT.value, _("The whole regency")),
    (ScopeKind.AGENCY.value, _("One agency")),
    (ScopeKind.DISTRICT.value, _("One district")),
    (ScopeKind.VILLAGE.value, _("One nagari")),
    (ScopeKind.HAMLET.value, _("One korong")),
    (ScopeKind.UNIT.value, _("One office")),
]
_IN_AREA = [ScopeKind.DISTRICT.value, ScopeKind.VILLAGE.value, ScopeKind.HAMLET.value]


class Assignment(TenantOwned):
    """Assignment (penugasan): a role, held by a person within one scope over a span of days.

    ``scope_key`` is what grants are compared by: the tenant's id, a region's code, an agency's or office's
    slug; the row that it names is held by a foreign key. ``mandate`` is the letter that lets a Plt or Plh
    take strategic decisions (UU 30/2014 art. 14).
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    role = models.SlugField(max_length=40)
    state = models.CharField(max_length=10, choices=AssignmentState, default=AssignmentState.PROPOSED)
    kind = models.CharField(max_length=10, choices=POST_KINDS, default=PostKind.DEFINITIVE.value)
    scope_kind = models.CharField(max_length=8, choices=SCOPE_KINDS)
    scope_key = models.CharField(max_length=80)
    area = models.ForeignKey(
        "regions.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    basis_document = models.CharField(max_length=120, blank=True)
    mandate = models.CharField(max_length=120, blank=True)
    granted_by = models.CharField(max_length=60)
    approved_by = models.CharField(max_length=60, blank=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in AssignmentState]), name="assignment_state_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in PostKind]), name="assignment_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="assignment_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(scope_kind=ScopeKind.TENANT.value, area=None, agency=None, office=None)
                | Q(scope_kind__in=_IN_AREA, area__isnull=False, agency=None, office=None)
                | Q(scope_kind=ScopeKind.AGENCY.value, area=None, agency__isnull=False, office=None)
                | Q(scope_kind=ScopeKind.UNIT.value, area=None, agency=None, office__isnull=False),
                name="assignment_scope_names_its_row",
            ),
            models.CheckConstraint(
                condition=~Q(state=AssignmentState.ACTIVE) | ~Q(approved_by=""),
                name="assignment_active_approved",
            ),
            models.CheckConstraint(
                condition=~Q(state=AssignmentState.ENDED) | Q(valid_to__isnull=False),
                name="assignment_ended_has_last_day",
            ),
            models.UniqueConstraint(
                fields=["tenant", "user", "role", "scope_kind", "scope_key"],
                condition=Q(state__in=[AssignmentState.PROPOSED, AssignmentState.ACTIVE]),
                name="assignment_running_once",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "user", "state"], name="assignment_by_user"),
            models.Index(fields=["tenant", "scope_kind", "scope_key"], name="assignment_by_scope"),
        ]

    def __str__(self) -> str:
        return f"{self.role} @ {self.scope_kind}:{self.scope_key}"

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]:
        """Its scope and all that this lies in; the scope's row must be selected."""
        if self.area is not None:
            yield from self.area.scopes()
        elif self.agency is not None:
            yield from self.agency.scopes()
        elif self.office is not None:
            yield from self.office.scopes()
        else:
            yield ScopeKind.TENANT, str(self.tenant_id)

    def in_force(self, day: date) -> bool:
        """Whether the assignment counts on this day."""
        running = covers(day, first=self.valid_from, last=self.valid_to)
        return running and self.state == AssignmentState.ACTIVE


class PasswordHelp(TenantOwned):
    """Help at the counter for a colleague who cannot sign in (bantuan kata sandi).

    Holds the hash of a one-time code, who gave it to whom, and how the face was checked. The helper never
    sees or sets the password.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="password_helps"
    )
    given_by = models.CharField(max_length=60)
    document = models.CharField(max_length=20)
    check_note = models.CharField(max_length=200)
    code_hash = models.CharField(max_length=128)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["tenant", "user", "expires_at"], name="passwordhelp_by_user")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.expires_at:%Y-%m-%d %H:%M}"
