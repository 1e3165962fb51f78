"""Malformed requests by the thousand: whatever is sent, no answer is a 5xx and the server lives on."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import quote, quote_from_bytes

from drills.system import System, system
from drills.targets import Target, walk
from drills.wire import PATIENCE, request, send
from tools.console import say

FULL, MINUTE = 10_000, 800

WORDS = (
    "",
    "0",
    "-1",
    "9" * 40,
    "NaN",
    "1e309",
    "null",
    "true",
    "31/02/2026",
    "13.05",
    "1305099999999999",
    "+62 812-0000",
    "' OR 1=1 --",
    '"; DROP TABLE regions_area; --',
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% debug %}",
    "${jndi:ldap://x}",
    "../../../../etc/passwd",
    "..%2f..%2f",
    "%00",
    "\x00",
    "\x00\x01\x02\x7f",
    "\r\nSet-Cookie: a=b",
    'AND OR NOT NEAR ( " * : ^',
    "((((((((((((((((((((((((((((((",
    "\u202egnp.exe",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "ﷺ" * 300,
    "a" * 5000,
    "é" * 5000,
    "\u0000" * 50,
    "İ",
    "ß" * 100,
    "[]",
    "[" * 2000,
    '{"a":' * 500,
)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "get", "X" * 50)
TYPES = (
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "multipart/form-data; boundary=" + "b" * 300,
    "application/json",
    "application/json; charset=utf-16",
    "text/plain; charset=no-such-thing",
    "image/png",
    "",
    ";;;",
)
RAW = (
    b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
    b"GET  /  HTTP/1.1\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: elsewhere\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nhello\r\n",
    b"POST /masuk/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n\r\ntoo short",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 70_000 + b"\r\n\r\n",
    b"GET http://other.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"GET /\xff\xfe HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"GET /%ff%fe%00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"\r\n\r\n\r\n",
    b"",
)

Case = bytes
Maker = Callable[[random.Random, Target], Case]


def bad_path(chance: random.Random, target: Target) -> Case:
    """The address with a piece replaced, doubled or spoiled."""
    pieces = target.path.split("/")
    place = chance.randrange(len(pieces))
    pieces[place] = chance.choice(
        (quote(chance.choice(WORDS)), quote_from_bytes(chance.randbytes(6)), "%", "%zz")
    )
    path = "/".join(pieces)[:6000]
    return request(chance.choice(METHODS), path if path.startswith("/") else f"/{path}", host="127.0.0.1")


def bad_query(chance: random.Random, target: Target) -> Case:
    """Known and unknown parameters with spoiled values."""
    names = [
        *target.fields,
        "q",
        "page",
        "halaman",
        "next",
        "lang",
        "id",
        "sort",
        "kecamatan",
        "a[]",
        "__class__",
    ]
    pairs = [
        f"{quote(chance.choice(names))}={quote(chance.choice(WORDS), safe='%')}"
        for _ in range(chance.randint(1, 5))
    ]
    return request("GET", f"{target.path.split('?')[0]}?{'&'.join(pairs)}"[:8000], host="127.0.0.1")


def bad_form(chance: random.Random, target: Target) -> Case:
    """The form's own fields with spoiled values, as the right and as the wrong type of content."""
    token = "k" * 32
    pairs = [(name, chance.choice(WORDS)) for name in target.fields if name != "csrfmiddlewaretoken"]
    pairs.append(("csrfmiddlewaretoken", token))
    chance.shuffle(pairs)
    body = "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs).encode()
    kind = chance.choice(TYPES) if chance.random() < 0.3 else TYPES[0]
    headers = {"Cookie": f"csrftoken={token}", "Content-Type": kind}
    return request("POST", target.path.split("?")[0], host="127.0.0.1", headers=headers, body=body)


def bad_body(chance: random.Random, target: Target) -> Case:
    """Content that is not what its type says."""
    token = "k" * 32
    body = chance.choice(
        (
            chance.randbytes(300),
            b'--x\r\nContent-Disposition: form-data; name="a"; filename="\x00.png"\r\n\r\n\xff\xd8\r\n--x--',
            b"--x\r\nContent-Disposition: nonsense\r\n\r\n",
            b"&".join(b"a%d=1" % number for number in range(3000)),
            json.dumps({"a": [[[[{}]]]] * 50}).encode(),
            b"[" * 5000,
            b"\xff\xfe{\x00}",
        )
    )
    headers = {"Cookie": f"csrftoken={token}", "X-CSRFToken": token, "Content-Type": chance.choice(TYPES)}
    method = chance.choice(("POST", "PUT", "PATCH", "DELETE"))
    return request(method, target.path.split("?")[0], host="127.0.0.1", headers=headers, body=body)


def bad_headers(chance: random.Random, target: Target) -> Case:
    """Headers that claim too much or make no sense."""
    headers = {
        "Cookie": chance.choice(("sessionid=" + "x" * 4000, "=;=;=", "csrftoken=\x7f", "a=b; " * 300)),
        "Accept-Language": chance.choice(("en;q=x", "*" * 500, "id-ID,en;q=0.5,;;;")),
        "X-Forwarded-For": chance.choice(("::ffff:0:0", "1.2.3.4, " * 200, "not an address", "[::1")),
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": chance.choice(("https", "gopher", "")),
        "Range": chance.choice(("bytes=-1", "bytes=9-1", "bytes=" + "0-0," * 500, "lines=1-2")),
        "If-Modified-Since": chance.choice(("yesterday", "Thu, 99 Foo 9999 99:99:99 GMT")),
        "If-None-Match": chance.choice(('"', "W/", "*" * 300)),
        "HX-Request": "true",
        "HX-Target": "<b>",
        "HX-Current-URL": chance.choice(("::::", "http://[", "javascript:1")),
        "Authorization": chance.choice(("Basic !!!", "Bearer " + "a.b.c" * 50, "Digest")),
    }
    names = chance.sample(sorted(headers), chance.randint(1, 6))
    host = chance.choice(
        ("127.0.0.1", "127.0.0.1", "evil.example", "a_b", "127.0.0.1:99999", "[::1", "x" * 300)
    )
    return request("GET", target.path, host=host, headers={name: headers[name] for name in names})


def bad_bytes(chance: random.Random, _target: Target) -> Case:
    """Not quite HTTP."""
    raw = bytearray(chance.choice(RAW))
    if raw and chance.random() < 0.5:
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


MAKERS: tuple[Maker, ...] = (bad_path, bad_query, bad_form, bad_body, bad_headers, bad_bytes)


@dataclass
class Outcome:
    """How often each status came, and the requests that a server error answered."""

    statuses: Counter[int] = field(default_factory=Counter)
    errors: list[tuple[int, bytes]] = field(default_factory=list)


def attack(platform: System, targets: list[Target], *, seed: int, count: int) -> Outcome:
    """Send ``count`` malformed requests, four at a time, the same for the same seed."""
    chance = random.Random(seed)
    forms = [target for target in targets if target.method == "POST"] or targets
    cases: list[tuple[Case, float]] = []
    for index in range(count):
        maker = MAKERS[index % len(MAKERS)]
        target = chance.choice(forms if maker in {bad_form, bad_body} else targets)
        cases.append((maker(chance, target), 0.5 if maker is bad_bytes else PATIENCE))
    outcome = Outcome()
    with ThreadPoolExecutor(max_workers=4) as pool:
        for (case, _patience), answer in zip(
            cases,
            pool.map(lambda case: send(platform.address, case[0], patience=case[1]), cases),
            strict=True,
        ):
            outcome.statuses[answer.status] += 1
            if answer.status >= 500:
                outcome.errors.append((answer.status, case))
    return outcome


def failures(log: str) -> list[str]:
    """The tracebacks of server errors, each kind once."""
    lines = [line for line in log.splitlines() if "Internal Server Error" in line]
    return list({line[-600:]: line.replace("\\n", "\n")[-3000:] for line in lines}.values())[:10]


def drill(engine: str, *, seed: int, count: int) -> list[str]:
    """A sentence for every kind of request that a server error answered."""
    with system(engine) as platform:
        platform.start()
        targets = walk(platform.address)
        outcome = attack(platform, targets, seed=seed, count=count)
        alive = platform.answers("/readyz")
        told = ", ".join(
            f"{status or 'closed'}: {times}" for status, times in sorted(outcome.statuses.items())
        )
        say(f"{engine}, seed {seed}: {count} malformed requests to {len(targets)} addresses; {told}")
        breaches = [f"{status} to {case[:300]!r}" for status, case in outcome.errors]
        if breaches:
            breaches += failures(platform.log.read_text(errors="replace"))
        if outcome.statuses[0] > count / 2:
            breaches.append("half of the requests were not answered at all: little was proven")
        return breaches if alive else [*breaches, "the server does not answer any more"]
