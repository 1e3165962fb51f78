"""The supervisor keeps its programs running, and gives up on a hopeless one."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time

from smartnagari.config.serving import Program, Supervisor, port_is_free

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]


def wait_until(condition, seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return False


def test_killed_program_is_started_again():
    program = Program("sleeper", SLEEPER)
    supervisor = Supervisor([program], tell=lambda _line: None)
    thread = threading.Thread(target=supervisor.run)
    thread.start()
    assert wait_until(lambda: program.process is not None)
    first = program.process.pid

    os.kill(first, signal.SIGKILL)
    came_back = wait_until(lambda: program.process is not None and program.process.pid != first)
    supervisor.stopping.set()
    thread.join()

    assert came_back
    assert program.process.poll() is not None


def test_program_that_cannot_start_ends_the_supervisor(monkeypatch):
    monkeypatch.setattr("smartnagari.config.serving.HOPELESS", 2)
    said: list[str] = []
    program = Program("broken", [sys.executable, "-c", "raise SystemExit(3)"])

    code = Supervisor([program], tell=said.append).run()

    assert code == 1
    assert said[-1].startswith("Giving up: broken")


def test_taken_port_is_noticed():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        assert not port_is_free("127.0.0.1", taken.getsockname()[1])
