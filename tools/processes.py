"""Looking at processes through /proc: who descends from whom, how much they worked, ending them."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def _stat(pid: int) -> list[str]:
    """The fields of ``/proc/<pid>/stat`` after the name; empty when the process is gone."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return []
    return text.rpartition(")")[2].split()


def tree(root: int) -> list[int]:
    """This process and all that descend from it, parents first."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (fields := _stat(int(entry.name))):
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return found


def cpu_seconds(root: int) -> float:
    """Processor time that this process and its descendants, living or already waited for, have used."""
    total = 0.0
    for pid in tree(root):
        if fields := _stat(pid):
            total += sum(int(value) for value in fields[11:15]) / TICKS
    return total


def kill_tree(root: int, number: int = signal.SIGKILL) -> None:
    """Send a signal to a process and its descendants, parents first so that nobody respawns them."""
    for pid in tree(root):
        with suppress(ProcessLookupError):
            os.kill(pid, number)
