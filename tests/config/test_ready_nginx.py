"""The shipped configuration of nginx answers from the same store as the wrapper, with the same headers."""

from __future__ import annotations

import gzip
import http.client
import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

import brotli
import pytest

from smartnagari.config.ready.middleware import HTML, is_plain, usual_headers
from smartnagari.config.ready.pages import Page, compressed, header_lines
from smartnagari.config.ready.store import Store
from tools import nginx

BODY = b"<p>ready</p>" * 100


class Quiet(WSGIRequestHandler):
    def log_message(self, *words):
        pass


def application(environ, start_response):
    """What stands behind nginx: says that it was asked."""
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Asked", environ["PATH_INFO"])])
    return [b"application"]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nginx")
    (folder / "data").mkdir()
    with make_server("127.0.0.1", 0, application, handler_class=Quiet) as behind:
        thread = threading.Thread(target=behind.serve_forever, daemon=True)
        thread.start()
        with nginx.running(folder, upstream=f"127.0.0.1:{behind.server_port}") as (port, _pid):
            yield folder, port
        behind.shutdown()


@pytest.fixture
def store(server, settings):
    settings.SECURE_HSTS_SECONDS = 63_072_000
    settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"] = [
        "'self'",
        "data:",
        f"https://berkas.{nginx.OURS}",
    ]
    usual_headers.cache_clear()
    store = Store(server[0] / "data/ready")
    yield store
    store.drop_all()
    usual_headers.cache_clear()


def page(path="/nagari/ulakan/", *, plain=True):
    headers = {**usual_headers(), "content-type": HTML, "content-language": "en" if "/en/" in path else "id"}
    return Page(nginx.OURS, path, tuple(headers.items()), compressed(BODY), plain=plain)


def keep(store, kept):
    assert store.keep(kept, tenant="t", tags={"x"}, since=store.begin())
    return kept


def ask(server, path, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server[1], timeout=5)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers={"host": nginx.OURS, **names})
    answer = connection.getresponse()
    found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return found


def policy(headers):
    return {part.strip() for part in headers.pop("content-security-policy").split(";")}


@pytest.mark.parametrize("path", ["/", "/nagari/ulakan/", "/en/nagari/ulakan/"])
@pytest.mark.parametrize(
    ("accepts", "form", "opened"),
    [("", "", bytes), ("gzip;q=0.5", "gzip", gzip.decompress), ("gzip, br", "br", brotli.decompress)],
)
def test_ready_page_leaves_nginx_with_the_headers_of_the_application(
    server, store, path, accepts, form, opened
):
    kept = keep(store, page(path))

    status, headers, body = ask(server, path, accept_encoding=accepts)
    wanted = {name.lower(): value for name, value in header_lines(kept, form)}
    theirs = {name: headers.pop(name) for name in ("date", "server", "connection")}

    assert (status, opened(body)) == (200, BODY)
    assert policy(headers) == policy(wanted)
    assert headers == wanted
    assert theirs["server"] == "nginx"


def test_browser_that_has_the_page_is_told_so(server, store):
    kept = keep(store, page())

    status, headers, body = ask(
        server, kept.path, accept_encoding="br", if_none_match=kept.etags["br"], connection="close"
    )

    assert (status, headers["etag"], body) == (304, kept.etags["br"], b"")
    assert ask(server, kept.path, if_none_match=kept.etags["br"])[0] == 200


@pytest.mark.parametrize(
    ("path", "method", "extra"),
    [
        ("/nagari/ulakan/?q=1", "GET", {}),
        ("/nagari/ulakan/", "POST", {}),
        ("/nagari/ulakan/", "GET", {"cookie": "a=1; __Host-session=x"}),
        ("/nagari/ulakan/", "GET", {"hx_request": "true"}),
        ("/nagari/ulakan/", "GET", {"authorization": "Bearer x"}),
        ("/nagari/ulakan", "GET", {}),
        ("/nagari/", "GET", {}),
        ("/nagari/ulakan/index.html", "GET", {}),
        ("/nagari/ulakan/index.meta", "GET", {}),
        ("/index.sqlite3", "GET", {}),
        ("/../index.sqlite3", "GET", {}),
    ],
)
def test_all_other_requests_reach_the_application(server, store, path, method, extra):
    keep(store, page())

    status, _headers, body = ask(server, path, method, **extra)

    assert (status, body) in [(200, b"application"), (400, body)]


def test_link_that_was_passed_on_is_the_same_page(server, store):
    keep(store, page())

    assert ask(server, "/nagari/ulakan/?utm_source=wa&fbclid=1")[2] == BODY


def test_dropped_page_is_not_answered_again(server, store):
    keep(store, page())
    before = ask(server, "/nagari/ulakan/")[2]

    store.drop({"x"}, tenant="t")

    assert (before, ask(server, "/nagari/ulakan/")[2]) == (BODY, b"application")


def test_page_with_headers_of_its_own_is_left_to_the_application(server, store):
    keep(store, page(plain=False))

    assert ask(server, "/nagari/ulakan/")[2] == b"application"


def test_unknown_host_is_cut_off(server, store):
    with pytest.raises(http.client.RemoteDisconnected):
        ask(server, "/", host="other.example")


@pytest.mark.parametrize(
    ("name", "value", "plain"),
    [
        ("x-robots-tag", "noindex", False),
        ("content-type", "application/xml", False),
        ("content-language", "en", False),
        ("x-frame-options", "DENY", True),
    ],
)
def test_only_pages_that_nginx_says_alike_are_plain(store, name, value, plain):
    headers = {**dict(page().headers), name: value}

    assert is_plain(tuple(headers.items()), language="id") is plain
