"""HTTP by hand: bytes out, a status back, for requests that no library would send."""

from __future__ import annotations

import socket
from dataclasses import dataclass

from drills.clients import Address

PATIENCE = 15.0


@dataclass(frozen=True)
class Answer:
    """The status line's number, 0 when the server closed without one; the body as far as it was read."""

    status: int
    body: bytes = b""


def send(address: Address, request: bytes, *, patience: float = PATIENCE, most: int = 200_000) -> Answer:
    """Send these bytes and read the answer until the server closes or patience ends."""
    received = b""
    try:
        with socket.create_connection((address.host, address.port), timeout=patience) as line:
            line.sendall(request)
            while len(received) < most and (block := line.recv(65536)):
                received += block
    except (ConnectionResetError, BrokenPipeError, TimeoutError):
        pass  # a server may hang up on nonsense, or wait for the rest of it
    return read(received)


def read(received: bytes) -> Answer:
    """Status and body of what came back."""
    head, _gap, body = received.partition(b"\r\n\r\n")
    words = head.split(b" ", 2)
    number = words[1] if len(words) > 1 and words[0].startswith(b"HTTP/") else b"0"
    return Answer(int(number) if number.isdigit() else 0, body)


def request(
    method: str, target: str, *, host: str, headers: dict[str, str] | None = None, body: bytes = b""
) -> bytes:
    """A well-formed request, closed after the answer."""
    lines = [f"{method} {target} HTTP/1.1", f"Host: {host}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if body or method in {"POST", "PUT", "PATCH"}:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body
