"""Ready pages from end to end: who gets them, what is never kept, when a change shows."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import brotli
import pytest
from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import override_settings
from django.urls import path, reverse

from factories.accounts import OfficeFactory, UserFactory
from factories.regions import DistrictFactory, VillageFactory
from smartnagari.config import urls as platform
from smartnagari.kernel import freshness
from smartnagari.kernel.doors import open_door
from smartnagari.kernel.errors import NotFound
from smartnagari.regions.models import NationalCalendar

SHOWN = {"text": "one", "until": None}


@freshness.ready
@open_door
def shown(request):
    freshness.shows("fact")
    freshness.until(SHOWN["until"])
    return HttpResponse(f"<p>{SHOWN['text']}</p>" * 40)


def odd(answer):
    """A page that says it is the same for everybody, and is not."""

    @freshness.ready
    @open_door
    def view(request):
        return answer(request)

    return view


def cookie(request):
    response = HttpResponse("x")
    response.set_cookie("seen", "1")
    return response


def message(request):
    messages.info(request, "Saved.")
    return HttpResponse("x")


def session(request):
    request.session["x"] = 1
    return HttpResponse("x")


def nonce(request):
    return HttpResponse(f"<script nonce='{request.csp_nonce}'></script>")


def missing(request):
    raise NotFound("Nothing here.")


ODD = {
    "cookie": cookie,
    "message": message,
    "session": session,
    "nonce": nonce,
    "missing": missing,
    "token": lambda request: HttpResponse(get_token(request)),
    "form": lambda request: HttpResponse('<input name="csrfmiddlewaretoken">'),
    "moved": lambda request: HttpResponse("x", status=302, headers={"Location": "/"}),
    "private": lambda request: HttpResponse("x", headers={"Cache-Control": "no-store"}),
    "stream": lambda request: StreamingHttpResponse(["x"]),
}
urlpatterns = [
    path("shown/", shown),
    path("unmarked/", open_door(lambda request: HttpResponse("x"))),
    *[path(f"odd/{name}/", odd(answer)) for name, answer in ODD.items()],
    *platform.urlpatterns,
]
handler404, handler500 = platform.handler404, platform.handler500


@pytest.fixture(autouse=True)
def pages(settings, monkeypatch):
    settings.ROOT_URLCONF = __name__
    monkeypatch.setitem(SHOWN, "text", "one")
    monkeypatch.setitem(SHOWN, "until", None)


def test_second_request_is_answered_without_django(worker, other_worker):
    cold = worker.get("/shown/")
    ready, elsewhere = worker.get("/shown/"), other_worker.get("/shown/")

    assert (cold.by_django, ready.by_django, elsewhere.by_django) == (True, False, False)
    assert cold.body == ready.body == elsewhere.body


def test_ready_page_has_all_headers_of_a_cold_one(worker):
    cold, ready = worker.get("/shown/"), worker.get("/shown/")

    numbers = {cold.headers.pop("x-request-id"), ready.headers.pop("x-request-id")}

    assert ready.headers == cold.headers
    assert len(numbers) == 2
    assert "default-src 'none'" in ready.headers["content-security-policy"]
    assert ready.headers["vary"] == "Accept-Encoding"
    assert ready.headers["cache-control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize(
    ("accepts", "opened"),
    [("", bytes), ("gzip", gzip.decompress), ("gzip, deflate, br", brotli.decompress)],
)
def test_each_form_holds_the_same_page_under_a_tag_of_its_own(worker, accepts, opened):
    plain = worker.get("/shown/")

    cold = worker.get("/shown/?x=1", HTTP_ACCEPT_ENCODING=accepts)
    ready = worker.get("/shown/", HTTP_ACCEPT_ENCODING=accepts)
    known = worker.get("/shown/", HTTP_ACCEPT_ENCODING=accepts, HTTP_IF_NONE_MATCH=ready.headers["etag"])

    assert cold.status == 200
    assert opened(ready.body) == plain.body
    assert (ready.headers["etag"] == plain.headers["etag"]) is (accepts == "")
    assert (known.status, known.body, known.by_django) == (304, b"", False)
    assert known.headers["etag"] == ready.headers["etag"]
    assert "content-length" not in known.headers


def test_cold_page_that_the_browser_has_is_not_sent_again(worker, store):
    tag = worker.get("/shown/").headers["etag"]
    store.drop_all()

    again = worker.get("/shown/", HTTP_IF_NONE_MATCH=tag)

    assert (again.status, again.body, again.by_django) == (304, b"", True)
    assert again.headers["etag"] == tag


def test_head_has_the_headers_and_no_body(worker):
    full = worker.get("/shown/")
    head = worker.get("/shown/", method="HEAD")

    assert (head.by_django, head.body) == (False, b"")
    assert head.headers["content-length"] == full.headers["content-length"]


@pytest.mark.parametrize(
    "extra",
    [
        {"HTTP_COOKIE": "a=1; sessionid=abc"},
        {"HTTP_HX_REQUEST": "true"},
        {"HTTP_AUTHORIZATION": "Bearer x"},
        {"HTTP_HOST": "unknown.example"},
    ],
    ids=lambda extra: next(iter(extra)),
)
def test_request_that_may_be_special_passes_the_store_by(worker, store, settings, extra):
    worker.get("/shown/")
    settings.DEFAULT_TENANT = "13.05"

    assert worker.get("/shown/", **extra).by_django
    assert store.index.connection().execute("SELECT count(*) FROM pages").fetchone() == (1,)


def test_link_that_was_passed_on_is_the_same_page(worker):
    worker.get("/shown/")

    assert not worker.get("/shown/?fbclid=abc&utm_source=wa").by_django
    assert worker.get("/shown/?fbclid=abc&q=1").by_django


def test_page_is_not_kept_with_what_one_visitor_brought_behind_the_address(worker):
    brought = worker.get("/?fbclid=only-hers")

    assert b"only-hers" in brought.body
    assert worker.get("/").by_django
    assert b"only-hers" not in worker.get("/").body


def test_memory_that_was_miscounted_answers_all_the_same(worker):
    worker.get("/shown/")
    worker.front.bytes = 10**12

    assert worker.get("/shown/").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "OPTIONS"])
def test_other_methods_pass_the_store_by(worker, method):
    worker.get("/shown/")

    assert worker.get("/shown/", method=method).by_django


@pytest.mark.parametrize("name", [f"odd/{name}" for name in ODD] + ["unmarked"])
def test_answer_for_one_person_is_never_kept(worker, store, name):
    worker.get(f"/{name}/", HTTP_ACCEPT_ENCODING="gzip")

    assert worker.get(f"/{name}/").by_django
    assert list(store.pages.rglob("*")) == []


def test_signed_in_person_gets_a_page_of_her_own(worker, store, client):
    client.force_login(UserFactory())

    own = client.get("/")

    assert "no-store" in own["Cache-Control"]
    assert list(store.pages.rglob("*")) == []


def test_closed_site_says_so(worker, settings):
    worker.get("/shown/")
    settings.MAINTENANCE_FILE.parent.mkdir(parents=True, exist_ok=True)
    settings.MAINTENANCE_FILE.touch()
    worker.front.sign_looked = 0.0
    try:
        closed = worker.get("/shown/")
    finally:
        settings.MAINTENANCE_FILE.unlink()
    worker.front.sign_looked = 0.0

    assert closed.status == 503
    assert worker.get("/shown/").status == 200


@override_settings(SECURE_SSL_REDIRECT=True)
def test_page_is_answered_over_tls_only_where_that_is_demanded(store, tenant):
    from config.conftest import Worker

    secured = Worker(store.folder)
    secured.get("/shown/", HTTP_X_FORWARDED_PROTO="https")

    assert secured.get("/shown/").by_django


def test_change_shows_on_the_next_request_of_each_worker(
    worker, other_worker, django_capture_on_commit_callbacks
):
    for each in (worker, other_worker):
        each.get("/shown/")
        each.get("/")
    with django_capture_on_commit_callbacks(execute=True):
        SHOWN["text"] = "two"
        freshness.changed("fact")

    first, second = worker.get("/shown/"), other_worker.get("/shown/")

    assert (b"two" in first.body, first.by_django) == (True, True)
    assert (b"two" in second.body, second.by_django) == (True, False)
    assert not worker.get("/").by_django


def stand_at(monkeypatch, worker, moment):
    """A clock for the store, the wrapper and Django that stands until ``now`` is set."""
    from smartnagari.config.ready import keeper

    clock = {"now": moment}

    class Standing(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.fromtimestamp(clock["now"], tz)

    monkeypatch.setattr(freshness, "datetime", Standing)
    monkeypatch.setattr(freshness, "_memory", freshness.Memory())
    for place in (worker.front.store, keeper.store()):
        monkeypatch.setattr(place, "clock", lambda: clock["now"])
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime.fromtimestamp(clock["now"], UTC))
    return clock


def test_page_changes_by_itself_at_its_moment_to_the_second(worker, monkeypatch):
    opens = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    SHOWN["until"] = opens
    clock = stand_at(monkeypatch, worker, opens.timestamp() - 1)

    worker.get("/shown/")
    before = worker.get("/shown/")
    SHOWN.update(text="two", until=opens + timedelta(hours=8))
    clock["now"] = opens.timestamp()
    after, ready = worker.get("/shown/"), worker.get("/shown/")

    assert (b"one" in before.body, before.by_django) == (True, False)
    assert (b"two" in after.body, after.by_django) == (True, True)
    assert (b"two" in ready.body, ready.by_django) == (True, False)


@pytest.fixture
def office(tenant):
    """An office that opens at eight on Mondays, in a year whose days off are known."""
    NationalCalendar.objects.create(year=2026, legal_basis="SKB")
    district = DistrictFactory(tenant=tenant, code="13.05.01", name="Lubuk Alung")
    village = VillageFactory(tenant=tenant, parent=district, code="13.05.01.2001", name="Pasie Laweh")
    return OfficeFactory(tenant=tenant, area=village, hours={"0": ["08:00", "16:00"]})


def test_page_of_an_office_says_open_at_eight_without_anybody_saving(worker, office, monkeypatch):
    opens = datetime(2026, 11, 23, 8, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
    clock = stand_at(monkeypatch, worker, opens.timestamp() - 1)
    address = reverse("portal:office", args=[office.slug])

    drawn, ready = worker.get(address), worker.get(address)
    clock["now"] += 1
    after, again = worker.get(address), worker.get(address)

    assert (drawn.by_django, ready.by_django, after.by_django, again.by_django) == (True, False, True, False)
    assert ready.body == drawn.body
    assert b"Sekarang tutup, buka Senin 23 November pukul 08.00" in ready.body
    assert b"Sekarang buka, tutup pukul 16.00" in again.body


def test_folder_that_was_taken_away_is_noticed_within_a_second(worker, store, monkeypatch):
    import shutil

    from smartnagari.config.ready import wrapper

    worker.get("/shown/")
    shutil.rmtree(store.folder)
    monkeypatch.setattr(wrapper, "LONGEST_UNSEEN", 0.0)

    assert worker.get("/shown/").by_django
    assert not worker.get("/shown/").by_django
