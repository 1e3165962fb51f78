"""A number in memory that all processes of a host share: it grows whenever a kept page was taken away.

Looking at it costs a tenth of a microsecond, looking at a file four; so a process looks at the file of a page
only when the number has grown, or a second has passed (somebody may have taken the whole folder away).
"""

from __future__ import annotations

import mmap
import os
from pathlib import Path

LENGTH = 8


class Bell:
    """The number; rung under the store's lock, heard by everybody."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._open()

    def _open(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if os.fstat(descriptor).st_size < LENGTH:
                os.ftruncate(descriptor, LENGTH)
            self._number = os.fstat(descriptor).st_ino
            self._shared = mmap.mmap(descriptor, LENGTH)
        finally:
            os.close(descriptor)

    def heard(self) -> bytes:
        """The number as it is now, to be compared with what it was."""
        return self._shared[:LENGTH]

    def ring(self) -> None:
        """Say that pages have gone, after they have; the caller holds the lock of the store."""
        self.renew()
        grown = int.from_bytes(self._shared[:LENGTH], "little") + 1
        self._shared[:LENGTH] = (grown % 2**64).to_bytes(LENGTH, "little")

    def renew(self) -> None:
        """Open the file that lies there now, if it is another one."""
        try:
            same = self._file.stat().st_ino == self._number
        except OSError:
            same = False
        if not same:
            self._open()
