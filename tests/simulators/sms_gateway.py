"""A gateway for SMS and WhatsApp in a process of its own: it keeps what it takes, and misbehaves on demand.

    python tests/simulators/sms_gateway.py [port]     prints its address, then serves

``POST /messages`` speaks the protocol of docs/domain/messages.md. For tests: ``GET /messages`` tells what was
taken, ``POST /behave`` with ``{"as": "500", "times": 2}`` sets how the next requests are answered: a
status code, ``stall`` (says nothing for long), ``drop`` (takes the message and closes without an answer),
``redirect`` or ``garbage`` (takes it and answers something that is no JSON).
"""

from __future__ import annotations

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOKEN = "rahasia-gerbang"
STALL_SECONDS = 60


class Gateway(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.lock = threading.Lock()
        self.taken: dict[str, dict] = {}
        self.asked = 0
        self.mood, self.times = "", 0

    def next_mood(self) -> str:
        with self.lock:
            self.asked += 1
            if self.times <= 0:
                return ""
            self.times -= 1
            return self.mood


class Handler(BaseHTTPRequestHandler):
    server: Gateway

    def log_message(self, *args: object) -> None:
        """Silence."""

    def answer(self, status: int, body: object, **headers: str) -> None:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:
        self.answer(200, {"messages": list(self.server.taken.values()), "asked": self.server.asked})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/behave":
            self.server.mood, self.server.times = str(body["as"]), int(body["times"])
            return self.answer(200, {})
        return self.take(body)

    def take(self, body: dict) -> None:
        mood = self.server.next_mood()
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            return self.answer(401, {"error": "token"})
        if mood == "stall":
            time.sleep(STALL_SECONDS)
            return None
        if mood == "redirect":
            return self.answer(302, {}, Location="https://jahat.example/")
        if mood.isdigit():
            return self.answer(int(mood), {"error": mood})
        with self.server.lock:
            double = body["id"] in self.server.taken
            self.server.taken.setdefault(body["id"], body)
        if mood == "drop":
            self.close_connection = True
            return None
        if mood == "garbage":
            return self.answer(200, b"<html>OK</html>")
        return self.answer(409 if double else 201, {"reference": f"sim-{body['id'][-6:]}"})


def main() -> None:
    gateway = Gateway(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    print(f"http://127.0.0.1:{gateway.server_port}", flush=True)
    gateway.serve_forever()


if __name__ == "__main__":
    main()
