"""News of a nagari for feed readers."""

from __future__ import annotations

from datetime import datetime, time

from django.http import HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from smartnagari.accounts.public import Request
from smartnagari.kernel import freshness
from smartnagari.kernel.doors import open_door
from smartnagari.kernel.plain import printable
from smartnagari.regions.public import Area

from ..pages.frame import path_of
from ..queries import site
from .place import of_nagari

IN_FEED = 30


@freshness.ready
@open_door
@require_safe
@of_nagari
def feed(request: Request, area: Area) -> HttpResponse:
    here = request.build_absolute_uri
    rss = Rss201rev2Feed(
        title=_("News of %(name)s") % {"name": area.name},
        link=here(path_of("nagari:news", area.slug)),
        description=_("What happens in %(name)s.") % {"name": area.name},
        language=get_language(),
        feed_url=here(request.path),
    )
    for item in site.news_of(area)[:IN_FEED]:
        midnight = datetime.combine(item.day, time(0), tzinfo=timezone.get_current_timezone())
        rss.add_item(
            title=printable(item.title),
            link=here(path_of("nagari:news-item", area.slug, item.slug)),
            description=printable(item.lead),
            unique_id=str(item.pk),
            unique_id_is_permalink=False,
            pubdate=midnight,
        )
    return HttpResponse(rss.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")
