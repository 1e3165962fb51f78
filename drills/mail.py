"""A mail server that is dead for a while: messages wait and arrive once it is back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from drills.system import free_port, system
from tools.console import say

ADDRESS = "penerima@demo.test"
RETRY = 60.0


@dataclass
class Box:
    """What the mail server got: subjects, and the bodies by recipient."""

    subjects: list[str] = field(default_factory=list)
    letters: dict[str, list[str]] = field(default_factory=dict)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        letter = message_from_bytes(envelope.content or b"", policy=policy.default)
        self.subjects.append(str(letter["Subject"]))
        text = letter.get_body(("plain",))
        for recipient in envelope.rcpt_tos:
            self.letters.setdefault(recipient, []).append(text.get_content() if text else "")
        return "250 taken"


@contextmanager
def mail_server(box: Box, port: int) -> Iterator[None]:
    """A real SMTP server on this port that puts everything into the box."""
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield
    finally:
        controller.stop()


def drill(engine: str, *, count: int = 5) -> list[str]:
    """Messages sent while the server is dead are neither lost nor doubled."""
    port, box = free_port(), Box()
    with system(engine, extra={"SMTP_URL": f"smtp://127.0.0.1:{port}"}) as platform:
        platform.start()
        platform.manage("drill_message", ADDRESS, "--count", str(count))
        time.sleep(3)
        alive = platform.answers("/readyz")
        with mail_server(box, port):
            end = time.monotonic() + RETRY
            while len(box.subjects) < count and time.monotonic() < end:
                time.sleep(0.5)
            time.sleep(1)  # a second copy would come now
        say(f"{engine}: {len(box.subjects)} of {count} messages arrived after the mail server came back")
        breaches = [] if alive else ["the platform did not live without a mail server"]
        if len(box.subjects) != count:
            breaches.append(f"{count} messages were sent and {len(box.subjects)} arrived")
        return breaches
