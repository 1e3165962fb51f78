"""``make run``: makes everything ready, fills an empty database with demo data, and serves."""

from __future__ import annotations

import os

from tools.console import PYTHON, ROOT, Failure, ask, guarded, run, say
from tools.ready import make_ready

MANAGE = (PYTHON, ROOT / "manage.py")


def prepare_database() -> None:
    """Tables, regions, tenant and demo data; quick when they are there."""
    say("Preparing the database")
    run([*MANAGE, "migrate", "--verbosity", "0"])
    run([*MANAGE, "seed_demo", "--if-empty"])


def collect() -> None:
    """The files that the browser loads, gathered where the server finds them."""
    run([*MANAGE, "collectstatic", "--noinput", "--verbosity", "0"])


def refuse_taken_port(host: str, port: str) -> None:
    """Say so before minutes of work, not after them."""
    question = f"from smartnagari.config.serving import port_is_free as p; exit(not p({host!r}, {int(port)}))"
    if ask([PYTHON, "-c", question])[0]:
        raise Failure(f"Port {port} of {host} is taken. Choose another: make run PORT={int(port) + 1}")


def greet(host: str, port: str) -> None:
    """The addresses and the demo accounts."""
    site = f"http://{host}:{port}"
    print(f"\nSmart Nagari: {site}/   in English: {site}/en/   workspace: {site}/meja/\n")
    run([*MANAGE, "demo_accounts"])
    print("\nStop with Ctrl-C.\n", flush=True)


def main() -> None:
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    refuse_taken_port(host, port)
    os.environ.setdefault("MODE", "dev")
    os.environ.setdefault("DEMO", "1")
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    make_ready()
    prepare_database()
    collect()
    greet(host, port)
    os.execv(PYTHON, [str(PYTHON), str(ROOT / "manage.py"), "serve", "--host", host, "--port", port])


if __name__ == "__main__":
    guarded(main)
