"""A mail server and a gateway, each a real process."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from email import message_from_bytes, policy
from pathlib import Path

import pytest

SIMULATORS = Path(__file__).resolve().parent.parent / "simulators"


@contextmanager
def process(script: str, *arguments: str):
    """The simulator, and what it prints first."""
    command = [sys.executable, "-W", "ignore", str(SIMULATORS / script), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        try:
            yield child.stdout.readline().strip()
        finally:
            child.kill()


class MailServer:
    """What the server has taken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def letters(self):
        files = sorted(self.folder.glob("*.eml"))
        return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]


class Gateway:
    """What the gateway has taken, and its moods."""

    def __init__(self, url: str) -> None:
        self.url = url

    def _ask(self, path: str, body: dict | None = None) -> dict:
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(f"{self.url}{path}", data=data, timeout=5) as answer:
            return json.loads(answer.read())

    def behave(self, mood: str, times: int = 1) -> None:
        self._ask("/behave", {"as": mood, "times": times})

    def messages(self) -> list[dict]:
        return self._ask("/messages")["messages"]

    def asked(self) -> int:
        return self._ask("/messages")["asked"]


@pytest.fixture
def mail_server(settings, tmp_path):
    with process("smtp_server.py", str(tmp_path)) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(port)
        settings.EMAIL_TIMEOUT = 2
        settings.DEFAULT_FROM_EMAIL = "Smart Nagari <surat@contoh.id>"
        settings.MAIL_CHANNEL = "smtp"
        yield MailServer(tmp_path)


@pytest.fixture
def gateway(settings, monkeypatch):
    from smartnagari.notifications.channels import gateway as channel

    monkeypatch.setattr(channel, "TIMEOUT", 1)
    with process("sms_gateway.py") as url:
        access = {"url": f"{url}/messages", "token": "rahasia-gerbang"}
        settings.PHONE_GATEWAYS = {"sms": access, "whatsapp": access}
        settings.PHONE_CHANNEL = "sms"
        yield Gateway(url)
