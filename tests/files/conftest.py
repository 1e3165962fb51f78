"""What the tests of files may ask for."""

from __future__ import annotations

import socket
import struct
import threading

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile

from factories.profiles import officer
from smartnagari.files.public import keep_upload

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "pdf": "application/pdf"}


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path):
    """A folder of its own for each test."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "files")},
        },
    }
    yield tmp_path / "files"
    storages._storages.clear()


@pytest.fixture
def person(tenant):
    """Somebody who uploads."""
    return officer(tenant)


@pytest.fixture
def keep(person):
    """Keep these bytes under this name."""

    def do(data, name, declared=None, *, actor=person, **options):
        kind = TYPES.get(name.rsplit(".", 1)[-1].lower(), "") if declared is None else declared
        return keep_upload(actor=actor, upload=SimpleUploadedFile(name, data, content_type=kind), **options)

    return do


class Clamd:
    """A scanner that speaks INSTREAM and knows one virus."""

    def __init__(self, path) -> None:
        self.seen: list[bytes] = []
        self.virus = EICAR
        self.line = socket.socket(socket.AF_UNIX)
        self.line.bind(str(path))
        self.line.listen()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self) -> None:
        while True:
            try:
                caller, _address = self.line.accept()
            except OSError:
                return
            with caller, caller.makefile("rb") as source:
                assert source.read(10) == b"zINSTREAM\0"
                data = b""
                while size := struct.unpack("!L", source.read(4))[0]:
                    data += source.read(size)
                self.seen.append(data)
                caller.sendall(b"stream: Eicar FOUND\0" if self.virus in data else b"stream: OK\0")

    def close(self) -> None:
        self.line.shutdown(socket.SHUT_RDWR)
        self.line.close()


@pytest.fixture
def clamd(settings, tmp_path):
    """A running scanner."""
    path = tmp_path / "clamd.ctl"
    scanner = Clamd(path)
    settings.CLAMD_URL = f"unix://{path}"
    yield scanner
    scanner.close()
