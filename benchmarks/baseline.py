"""What ours is measured against: a bare view, and a plain Django page as anybody would write it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import engines

from smartnagari.kernel.doors import open_door
from smartnagari.regions.models import Area, Region

PLAIN = """<!doctype html><html lang="id"><head><title>{{ place }}</title></head><body>
<h1>{{ place }}</h1><p>{{ regions }} regions, {{ villages }} villages</p>
<ul>{% for area in areas %}<li><a href="/nagari/{{ area.slug }}/">{{ area.name|escape }}</a>
 <span>{{ area.code }}</span>
 {% if area.valid_from %}<time>{{ area.valid_from|date:"d F Y" }}</time>{% endif %}
</li>{% endfor %}</ul>
<ol>{% for area in latest %}<li>{{ area.name|title }}</li>{% endfor %}</ol></body></html>"""


@open_door
def bare(request: HttpRequest) -> HttpResponse:
    """Django and its middleware, and nothing else."""
    return HttpResponse("ok")


@open_door
def plain(request: HttpRequest) -> HttpResponse:
    """A page with five queries and six kilobytes of template: an ordinary page of an ordinary site."""
    areas = Area.objects.filter(valid_to=None)
    context = {
        "place": areas.order_by("code").first(),
        "regions": Region.objects.filter(code__startswith="13.05").count(),
        "villages": areas.filter(kind="village").count(),
        "areas": list(areas.order_by("code")[:40]),
        "latest": list(areas.order_by("-code")[:20]),
    }
    return HttpResponse(engines["django"].from_string(PLAIN).render(context, request))
