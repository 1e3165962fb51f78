"""A mail server in a process of its own: writes what it takes to a folder, refuses some addresses.

    python tests/simulators/smtp_server.py <folder> [port]     prints its port, then serves

``penuh@`` is refused for now (452), ``tiada@`` for good (550), ``lambat@`` is answered after a minute.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP

REFUSED = {"penuh": "452 4.2.2 Mailbox full", "tiada": "550 5.1.1 No such user"}


class Letters:
    """Keeps each letter as a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.partition("@")[0]
        if name == "lambat":
            await asyncio.sleep(60)
        if name in REFUSED:
            return REFUSED[name]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        part = self.folder / f".{self.count}"
        part.write_bytes(envelope.content)
        part.rename(self.folder / f"{self.count:05d}.eml")
        return "250 Taken"


async def main() -> None:
    letters = Letters(Path(sys.argv[1]))
    port = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(letters, enable_SMTPUTF8=True), "127.0.0.1", port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
