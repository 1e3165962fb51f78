"""The host of uploaded files under the shipped configuration: files are shut in and saved, pages never."""

from __future__ import annotations

import http.client
import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

from tools import nginx

FILES = f"berkas.{nginx.OURS}"
OWN = {
    "Content-Security-Policy": "sandbox; default-src 'none'; img-src 'self'",
    "Content-Disposition": "inline; filename=foto.jpg",
    "X-Content-Type-Options": "nosniff",
}


class Quiet(WSGIRequestHandler):
    def log_message(self, *words):
        pass


def application(environ, start_response):
    """Answers a file: with its own headers below /own/, without any elsewhere; says what it was sent."""
    told = {"X-Cookie": environ.get("HTTP_COOKIE", ""), "X-Auth": environ.get("HTTP_AUTHORIZATION", "")}
    sent = {"Content-Type": "text/html", "Set-Cookie": "a=1", **told}
    if environ["PATH_INFO"].startswith("/own/"):
        sent |= OWN
    start_response("404 Not Found" if "gone" in environ["PATH_INFO"] else "200 OK", list(sent.items()))
    return [b"<script>alert(1)</script>"]


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nginx")
    (folder / "data/ready").mkdir(parents=True)
    kept = folder / f"data/ready/pages/{FILES}/own"
    kept.mkdir(parents=True)
    (kept / "index.html").write_text("a page that is ready")
    with make_server("127.0.0.1", 0, application, handler_class=Quiet) as behind:
        threading.Thread(target=behind.serve_forever, daemon=True).start()
        with nginx.running(folder, upstream=f"127.0.0.1:{behind.server_port}") as (found, _pid):
            yield found
        behind.shutdown()


def ask(port, path, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, path, headers={"host": FILES, **headers})
    answer = connection.getresponse()
    lines = [(name.lower(), value) for name, value in answer.getheaders()]
    found = answer.status, lines, answer.read()
    connection.close()
    return found


def test_file_without_headers_of_its_own_is_shut_in_and_saved(port):
    status, lines, _body = ask(port, "/t/f/")

    headers = dict(lines)
    assert status == 200
    assert headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert headers["content-disposition"] == "attachment"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["strict-transport-security"].startswith("max-age=")


def test_what_the_application_says_of_a_file_is_said_once(port):
    _status, lines, _body = ask(port, "/own/")

    for name, value in OWN.items():
        assert [said for each, said in lines if each == name.lower()] == [value]


def test_no_session_comes_in_or_goes_out(port):
    _status, lines, _body = ask(port, "/own/", cookie="__Host-session=x", authorization="Bearer x")

    headers = dict(lines)
    assert (headers["x-cookie"], headers["x-auth"]) == ("", "")
    assert "set-cookie" not in headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_files_are_only_read(port, method):
    status, lines, _body = ask(port, "/own/", method)

    assert status == 403
    assert dict(lines)["content-security-policy"].startswith("sandbox")


def test_error_is_shut_in_too_and_not_saved(port):
    status, lines, _body = ask(port, "/gone/")

    assert status == 404
    assert dict(lines)["content-security-policy"].startswith("sandbox")
    assert "content-disposition" not in dict(lines)


def test_ready_pages_are_not_given_out_from_the_host_of_files(port):
    assert ask(port, "/own/")[2] == b"<script>alert(1)</script>"
