"""What is woven: wajik, hem, weave, cloth, mark, seal, and the wajik that tells a state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.template import Context
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from smartnagari.ui.library import part, register
from smartnagari.ui.motif import bands, curves
from smartnagari.ui.motif.grid import lozenge, runs
from smartnagari.ui.motif.kain import GROUND, Cell, Cloth, cloth, paths, zoomed
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
TONES = ("plain", "sea", "gold", "red", "green")
ZONES = ("coast", "plain", "foothill", "seat")
WAJIK_GROUND = runs(lozenge(RADIUS))


@register.simple_tag
def mark(*, size: int = 40) -> SafeString:
    """The mark: roof, lozenge and buffalo head in one. Never under 24 px."""
    return part("mark", size=max(size, 24))


@register.simple_tag
def wajik(*, code: str, zone: str, k: int = 0, cell: int = 3) -> SafeString:
    """The lozenge of a nagari, ``cell`` whole pixels per cell (15 cells wide). Decoration: its name stands beside."""
    thread, heart = paths(code, k)
    side = 15 * cell
    return format_html(
        '<svg class="woven z-{}" width="{}" height="{}" viewBox="-7 -7 15 15" shape-rendering="crispEdges"'
        ' aria-hidden="true"><path class="wg" d="{}"/><path class="wt" d="{}"/><path class="wu" d="{}"/></svg>',
        one_of(zone, ZONES, "zone"),
        side,
        side,
        WAJIK_GROUND,
        thread,
        heart,
    )


@register.simple_tag
def shape(*, state: str, size: int = 18) -> SafeString:
    """The wajik of a state without its word; only where the word stands right beside it."""
    return part("shape", state=one_of(state, STATES, "state"), size=size)


@register.inclusion_tag("ui/wajik_state.html")
def wajik_state(*, state: str, label: Any, tone: str = "") -> dict[str, Any]:
    """A state: shape, word, colour, in that order. ``tone`` overrules the colour, never the shape."""
    tone = one_of(tone or STATES[one_of(state, STATES, "state")], TONES, "tone")
    return {"state": state, "label": label, "tone": tone}


def identity(tenant: Any) -> dict[str, Any]:
    """Which weave a tenant wears on its hem: what its settings say under ``motif``, else that of its own code."""
    chosen = dict(getattr(tenant, "settings", None) or {}).get("motif") or {}
    code = chosen.get("code") or getattr(tenant, "code", "") or "00"
    return {"code": code, "k": chosen.get("k", 0), "zone": chosen.get("zone", "seat")}


@register.simple_tag
def tepi(*, code: str, zone: str, k: int = 0, cell: int = 1) -> SafeString:
    """The hem that says whose page this is, over the full width; 1 px a cell under the header, 2 at the foot."""
    return _tiled("tepi", bands.tepi(code, k), code=code, k=k, zone=zone, cell=cell, height=bands.HEM * cell)


@register.simple_tag
def tenun(*, code: str, zone: str, k: int = 0, cell: int = 2, height: int = 132) -> SafeString:
    """The weave of a nagari, all over: head of its card and popup."""
    return _tiled("tenun", bands.tenun(code, k), code=code, k=k, zone=zone, cell=cell, height=height)


@register.simple_tag(takes_context=True)
def site_tepi(context: Context, *, cell: int = 1) -> SafeString:
    """The hem of the regency whose page this is."""
    return tepi(**identity(context.get("tenant")), cell=cell)


def _tiled(kind: str, tile: bands.Tile, *, code: str, k: int, zone: str, cell: int, height: int) -> SafeString:
    key = f"{kind}-{code.replace('.', '')}-{k}-{cell}"
    zone = one_of(zone, ZONES, "zone")
    return part("tiled", kind=kind, tile=tile, key=key, zone=zone, cell=cell, height=height)


@register.simple_tag
def kain(*, cells: Iterable[Cell], cell: int = 3, id: str = "kain", css: str = "") -> SafeString:
    """The cloth of the regency. Each lozenge with an address leads there by mouse or touch.

    Hidden from readers and the keyboard: a list of all nagari must stand on the page or one link away.
    """
    whole = cloth(cells)
    inner = "".join(_lozenge(each) for each in whole.cells)
    return _svg(whole, inner, cell=cell, id=id, css=f"kain {css}".strip())


@register.simple_tag
def kain_again(*, cells: Iterable[Cell], cell: int = 2, id: str = "kain", css: str = "") -> SafeString:
    """The cloth that ``kain`` has drawn on this page once more, at another size, for a hundred bytes."""
    return _svg(cloth(cells), format_html('<use href="#{}"/>', id), cell=cell, css=f"kain {css}".strip())


@register.simple_tag
def kain_zoom(
    *, cells: Sequence[Cell], code: str, cell: int = 5, width: int = 110, height: int = 72, css: str = ""
) -> SafeString:
    """The cloth around one nagari, its own wajik in white, its neighbours at 62 %."""
    piece = zoomed(cells, code=code, width=width, height=height, at=(0.32, 0.5))
    far = "".join(_lozenge(each, linked=False) for each in piece.cells if each.code != code)
    own = "".join(_lozenge(each, linked=False) for each in piece.cells if each.code == code)
    inner = format_html('<g class="far">{}</g><g class="own">{}</g>', mark_safe(far), mark_safe(own))  # noqa: S308 - built below, escaped
    return _svg(piece, inner, cell=cell, css=css)


def _lozenge(cell: Cell, *, linked: bool = True) -> str:
    body = (
        f'<path class="wg" d="{GROUND}"/><path class="wt" d="{cell.thread}"/>'
        f'<path class="wu" d="{cell.heart}"/>'
    )
    place = f'class="z-{one_of(cell.zone, ZONES, "zone")}" transform="translate({cell.x} {cell.y})"'
    title = f"<title>{escape(cell.name)}</title>" if cell.name else ""
    if linked and cell.url:
        return f'<a {place} href="{escape(cell.url)}" tabindex="-1">{title}{body}</a>'
    return f"<g {place}>{title}{body}</g>"


def _svg(whole: Cloth, inner: str, *, cell: int, css: str, id: str = "") -> SafeString:
    return format_html(
        '<svg class="woven {}" width="{}" height="{}" viewBox="{}" shape-rendering="crispEdges"'
        ' aria-hidden="true">{}</svg>',
        css,
        whole.width * cell,
        whole.height * cell,
        whole.box,
        format_html('<g id="{}">{}</g>', id, mark_safe(inner)) if id else mark_safe(inner),  # noqa: S308 - escaped where built
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
