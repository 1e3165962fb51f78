"""Kinds of content: registered from above, published from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from smartnagari.kernel.ids import uuid7
from smartnagari.kernel.registry import Registry
from smartnagari.regions.public import Area

from .guided import GuidedForm
from .models import Publishable
from .rules.typed import Typed, as_typed

Cleaned = Mapping[str, Any]


def nothing(*_given: Any) -> None:
    """What a kind does where it has nothing to do."""


@dataclass(frozen=True)
class ContentKind:
    """A kind of content with its form, its table and what happens around it.

    ``key`` is stored and never renamed. ``places`` says whose it can be: ``village``, ``regency``.
    ``apply`` sets columns of a row that is not saved yet; ``after`` (child rows, what is findable, which
    pages changed) and ``gone`` run in the same transaction. ``start`` gives what a new draft begins with,
    ``typed`` what a row without a revision would have been typed as. ``moderated``: a second person always
    looks first, whatever the regency has set.
    """

    key: str
    label: Any
    plural: Any
    help: Any
    icon: str
    group: Any
    order: int
    model: type[Publishable]
    form: type[GuidedForm]
    title: Callable[[Cleaned], Any]
    apply: Callable[[Any, Cleaned, Area | None], None]
    after: Callable[[Any, Cleaned], None] = nothing
    gone: Callable[[Any], None] = nothing
    preview: Callable[[Cleaned, Area | None], tuple[str, dict[str, Any]]] | None = None
    url: Callable[[Any], str] | None = None
    typed: Callable[[Any], Typed] | None = None
    start: Callable[[Area | None], Mapping[str, Any]] | None = None
    singleton: bool = False
    permission: str = "publishing.edit"
    places: tuple[str, ...] = ("village",)
    moderated: bool = False

    def __post_init__(self) -> None:
        form = self.form
        placed = {name for group in form.groups for name in (*group.fields, *group.rows)}
        left = set(form.base_fields) | set(form.rows)
        if not form.groups or placed != left:
            raise ValueError(f"{self.key}: groups and fields differ in {sorted(placed ^ left)}.")

    @property
    def has_preview(self) -> bool:
        """For templates, which would call ``preview`` itself."""
        return self.preview is not None

    def key_for(self, tenant: UUID, area: Area | None) -> UUID:
        """The key of new content; of a kind that is there once, always the same one."""
        return uuid5(area.pk if area else tenant, self.key) if self.singleton else uuid7()

    def filled_form(self, typed: Typed, *, area: Area | None, tenant: Any, subject_id: UUID) -> GuidedForm:
        """The form with these answers."""
        return self.form(typed, area=area, tenant=tenant, subject_id=subject_id)

    def line(self, form: GuidedForm) -> str:
        """The line under which it stands in lists; empty while too little is known."""
        try:
            return str(self.title(form.cleaned) or "")[:200]
        except (AttributeError, KeyError, TypeError, ValueError):  # a title of values that are not there yet
            return ""

    def typed_of(self, row: Any) -> Typed:
        """What a row that nobody typed here would have been typed as."""
        return as_typed(self.typed(row)) if self.typed else {}

    def belongs(self, area: Area | None) -> bool:
        """Whether a place of this sort has content of this kind."""
        return ("regency" if area is None else str(area.kind)) in self.places


content_kinds: Registry[ContentKind] = Registry("kind of content")
