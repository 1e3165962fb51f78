"""What is woven: wajik, hem, weave, cloth, mark, seal, and the wajik that tells a state."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from smartnagari.ui.library import part, register
from smartnagari.ui.motif import bands, curves
from smartnagari.ui.motif.grid import lozenge, runs
from smartnagari.ui.motif.kain import FRAME, GROUND, Cell, Cloth, cloth, paths, zoomed
from smartnagari.ui.motif.wajik import RADIUS
from smartnagari.ui.types import LegendItem

from .basic import one_of

STATES = {
    "empty": "plain",
    "sent": "sea",
    "working": "sea",
    "stopped": "gold",
    "late": "red",
    "refused": "red",
    "done": "green",
}
SHAPES = (*STATES, "last")
TONES = ("plain", "sea", "gold", "red", "green")
ZONES = ("coast", "plain", "foothill", "seat")
WAJIK_GROUND = runs(lozenge(RADIUS))
OUTER_RING = runs(lozenge(RADIUS + 2) - lozenge(RADIUS + 1))
RING = '<path class="ring" transform="translate({} {})" d="{}"/>'
BARE = '<g transform="translate({} {})"><title>{}</title><use href="#{}-f"/></g>'


@register.simple_tag
def mark(*, size: int = 40) -> SafeString:
    """The mark: roof, lozenge and buffalo head in one. Never under 24 px."""
    return part("mark", size=max(size, 24))


def zone_class(zone: str) -> str:
    """The class of a zone's colours; an area without a zone wears the regency's black and gold."""
    return one_of(zone or "seat", ZONES, "zone")


@register.simple_tag
def wajik(*, code: str, zone: str, k: int | None = 0, cell: int = 3) -> SafeString:
    """The lozenge of a nagari, 15 cells of ``cell`` whole pixels. Decoration: its name stands beside."""
    thread, heart = paths(code, k or 0)
    return format_html(
        '<svg class="woven z-{}" width="{}" height="{}" viewBox="-7 -7 15 15" shape-rendering="crispEdges"'
        ' aria-hidden="true"><path class="wg" d="{}"/><path class="wt" d="{}"/>'
        '<path class="wu" d="{}"/></svg>',
        zone_class(zone),
        15 * cell,
        15 * cell,
        WAJIK_GROUND,
        thread,
        heart,
    )


@register.simple_tag
@lru_cache(maxsize=64)
def shape(*, state: str, size: int = 18) -> SafeString:
    """The wajik of a state without its word; only where the word stands right beside it."""
    return part("shape", state=one_of(state, SHAPES, "state"), size=size)


@register.simple_tag
def wajik_state(*, state: str, label: Any, tone: str = "") -> SafeString:
    """A state: shape, word, colour, in that order. ``tone`` overrules the colour, never the shape."""
    tone = one_of(tone or STATES[one_of(state, STATES, "state")], TONES, "tone")
    drawn = shape(state=state)
    return format_html('<span class="state t-{}">{}<span>{}</span></span>', tone, drawn, label)


def identity(tenant: Any) -> dict[str, Any]:
    """Which weave a tenant wears on its hem: that of its settings under ``motif``, else of its own code."""
    chosen = dict(getattr(tenant, "settings", None) or {}).get("motif") or {}
    code = chosen.get("code") or getattr(tenant, "code", "") or "00"
    return {"code": code, "k": chosen.get("k", 0), "zone": chosen.get("zone", "seat")}


@register.simple_tag
def tepi(*, code: str, zone: str, k: int | None = 0, cell: int = 1) -> SafeString:
    """The hem that says whose page this is, over the full width: cell 1 under the header, 2 at the foot."""
    return _tiled("tepi", bands.tepi(code, k or 0), f"{code}-{k}", zone, cell, bands.HEM * cell)


@register.simple_tag
def tenun(*, code: str, zone: str, k: int | None = 0, cell: int = 2, height: int = 132) -> SafeString:
    """The weave of a nagari, all over: head of its card and popup."""
    return _tiled("tenun", bands.tenun(code, k or 0), f"{code}-{k}", zone, cell, height)


@register.simple_tag(takes_context=True)
def site_tepi(context: Context, *, cell: int = 1) -> SafeString:
    """The hem of the regency whose page this is."""
    return tepi(**identity(context.get("tenant")), cell=cell)


def _tiled(kind: str, tile: bands.Tile, key: str, zone: str, cell: int, height: int) -> SafeString:
    """``key`` names the pattern: the same weave twice on a page is the same pattern."""
    key = f"{kind}-{key.replace('.', '')}-{cell}"
    return part("tiled", kind=kind, tile=tile, key=key, zone=zone_class(zone), cell=cell, height=height)


@register.simple_tag
def kain(*, cells: Iterable[Cell], cell: int = 3, id: str = "kain", css: str = "") -> SafeString:
    """The cloth of the regency. Each lozenge with an address leads there by mouse or touch.

    Hidden from readers and the keyboard: a list of all nagari must stand on the page or one link away.
    """
    whole = cloth(cells)
    inner = format_html('{}<g id="{}">{}</g>', _shared(id), id, _lozenges(whole.cells, id))
    return _svg(whole, inner, cell=cell, css=f"kain {css}".strip())


@register.simple_tag
def kain_again(*, cells: Iterable[Cell], cell: int = 2, id: str = "kain", css: str = "") -> SafeString:
    """The cloth that ``kain`` has drawn on this page once more, at another size, for a hundred bytes."""
    return _svg(cloth(cells), format_html('<use href="#{}"/>', id), cell=cell, css=f"kain {css}".strip())


@register.simple_tag
def kain_corner(*, cells: Iterable[Cell], id: str = "kain", cell: int = 2) -> SafeString:
    """The lowest corner of the cloth that ``kain`` has drawn on this page: ornament of a phone's start."""
    lowest = max(cells, key=lambda each: (each.y, -each.x), default=None)
    x, y = (lowest.x, lowest.y) if lowest else (0, 0)
    piece = Cloth((), x - 46, y - 36, 58, 46)
    return _svg(piece, format_html('<use href="#{}"/>', id), cell=cell, css="kain corner")


@register.simple_tag
def kain_lit(
    *, cells: Iterable[Cell], lit: Collection[str], cell: int = 3, id: str = "kain", css: str = ""
) -> SafeString:
    """The cloth as a map of who has something: those of ``lit`` are woven, the others bare frames.

    Hidden from readers like ``kain``: the list beside it says the same in words.
    """
    whole = cloth(cells)
    bare = [each for each in whole.cells if each.code not in lit]
    inner = format_html(
        '{}<g class="bare">{}</g><g>{}</g>',
        _shared(id),
        format_html_join("", BARE, ((each.x, each.y, each.name, id) for each in bare)),
        _lozenges([each for each in whole.cells if each.code in lit], id),
    )
    return _svg(whole, inner, cell=cell, css=f"kain {css}".strip())


@register.simple_tag
def kain_zoom(
    *, cells: Sequence[Cell], code: str, cell: int = 5, width: int = 110, height: int = 72, css: str = ""
) -> SafeString:
    """The cloth around one nagari, its own wajik in white, its neighbours at 62 %."""
    piece = zoomed(cells, code=code, width=width, height=height, at=(0.34, 0.5))
    far = [each for each in piece.cells if each.code != code]
    own = [each for each in piece.cells if each.code == code]
    inner = format_html(
        '{}<g class="far">{}</g><g class="own">{}{}</g>',
        _shared("zoom"),
        _lozenges(far, "zoom", linked=False),
        _lozenges(own, "zoom", linked=False),
        format_html_join("", RING, ((each.x, each.y, OUTER_RING) for each in own)),
    )
    return _svg(piece, inner, cell=cell, css=css)


def _shared(key: str) -> SafeString:
    """What all lozenges of a cloth have in common, drawn once."""
    shared = '<defs><path id="{0}-g" d="{1}"/><path id="{0}-f" d="{2}"/></defs>'
    return format_html(shared, key, GROUND, FRAME)


def _lozenges(cells: Iterable[Cell], key: str, *, linked: bool = True) -> SafeString:
    return format_html_join("", "{}", ((_lozenge(each, key, linked=linked),) for each in cells))


@lru_cache(maxsize=4096)
def _lozenge(cell: Cell, key: str, *, linked: bool) -> SafeString:
    """One lozenge; kept, because the cloth of a regency is drawn on many pages and never changes."""
    body = format_html(
        '{0}<use class="wg" href="#{1}-g"/><use class="wt" href="#{1}-f"/><path class="wt" d="{2}"/>'
        '<path class="wu" d="{3}"/>',
        format_html("<title>{}</title>", cell.name) if cell.name else "",
        key,
        cell.field,
        cell.heart,
    )
    place = format_html('class="z-{}" transform="translate({} {})"', zone_class(cell.zone), cell.x, cell.y)
    if linked and cell.url:
        return format_html('<a {} href="{}" tabindex="-1">{}</a>', place, cell.url, body)
    return format_html("<g {}>{}</g>", place, body)


def _svg(whole: Cloth, inner: SafeString, *, cell: int, css: str) -> SafeString:
    return format_html(
        '<svg class="woven {}" width="{}" height="{}" viewBox="{}" shape-rendering="crispEdges"'
        ' aria-hidden="true">{}</svg>',
        css,
        whole.width * cell,
        whole.height * cell,
        whole.box,
        inner,
    )


@register.inclusion_tag("ui/legend.html")
def legend(*, items: Iterable[LegendItem]) -> dict[str, Any]:
    """The colours of a cloth or map in words."""
    return {"items": list(items)}


SEALS = {"valid": "green", "revoked": "gold", "unknown": "red"}


@register.simple_tag
def seal(*, verdict: str) -> SafeString:
    """Saluak laka, two rings that hold each other: only on the page that verifies a letter."""
    tone = SEALS[one_of(verdict, SEALS, "verdict")]
    return part("seal", verdict=verdict, tone=tone, rings=curves.laka())


@register.simple_tag
def roof() -> SafeString:
    """The roof over the foot of the page."""
    outer, inner = curves.roof()
    return part("roof", outer=outer, inner=inner)


@register.simple_tag
def roofline() -> SafeString:
    """The lower edge of a head: the page rises at both ends like a roof. At most one on a page."""
    return format_html(
        '<svg class="roofline" viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">'
        '<path d="{}"/></svg>',
        curves.gonjong(),
    )
