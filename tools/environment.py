"""Makes ``.venv`` with everything in it, from the pinned and hashed requirements.

Runs on the system's Python before anything is installed, so it uses the standard library only.
"""

from __future__ import annotations

import os
import shutil
import sys

from tools.console import PYTHON, ROOT, VENV, Failure, ask, guarded, run, say
from tools.stamps import digest, is_fresh, make_fresh

REQUIREMENTS = ROOT / "requirements"


def check_python() -> None:
    """Refuse a Python that is too old or that cannot make virtual environments, saying what to type."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if sys.version_info < (3, 11):  # noqa: UP036 - this very program tells people that theirs is too old
        raise Failure(
            f"Python {version} is too old: 3.11 or newer is needed. Name one: make PYTHON=python3.12"
        )
    try:
        import ensurepip  # noqa: F401 - absent on a Debian without its venv package
        import venv  # noqa: F401
    except ImportError:
        raise Failure(
            f"This Python cannot make virtual environments. Type: apt-get install -y python{version}-venv"
        ) from None


def make_venv() -> None:
    """A virtual environment of this Python; one that no longer starts is made anew."""
    if ask([PYTHON, "-c", "import sys"])[0] == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    say("Making the virtual environment .venv")
    run([sys.executable, "-m", "venv", VENV], quiet=True)


def bootstrap() -> None:
    """The installer (uv) and the build backend, by pip."""
    file = REQUIREMENTS / "bootstrap.txt"
    stamp, value = VENV / ".stamp-bootstrap", digest([file])
    if is_fresh(stamp, value):
        return
    say("Installing the installer")
    if not (VENV / "bin" / "pip").exists():
        run([PYTHON, "-m", "ensurepip", "--upgrade"], quiet=True)
    run([PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", file])
    make_fresh(stamp, value)


def mirror() -> dict[str, str]:
    """The package index that pip was told to use holds for uv too, unless uv was told its own."""
    if any(name in os.environ for name in ("UV_INDEX_URL", "UV_DEFAULT_INDEX", "UV_CONFIG_FILE")):
        return {}
    found = {}
    for setting, variable in (("index-url", "UV_DEFAULT_INDEX"), ("cert", "SSL_CERT_FILE")):
        value = ask([PYTHON, "-m", "pip", "config", "get", f"global.{setting}"])[1]
        if value and variable not in os.environ:
            found[variable] = value
    return found


def install(kind: str) -> None:
    """The dependencies of this kind (``runtime``, ``build``, ``dev``, ``node``) by uv, each with its hash.

    Compiled at once: a process that has to compile what it loads starts three times as slowly, and where
    PYTHONDONTWRITEBYTECODE is set it would do so each time.
    """
    file = REQUIREMENTS / f"{kind}.txt"
    stamp, value = VENV / f".stamp-{kind}", digest([file])
    if is_fresh(stamp, value):
        return
    say(f"Installing what requirements/{kind}.txt pins")
    uv = VENV / "bin" / "uv"
    words = [uv, "pip", "install", "-q", "--compile-bytecode", "--python", PYTHON, "--require-hashes"]
    run([*words, "-r", file], env=mirror())
    make_fresh(stamp, value)


def install_project() -> None:
    """The checkout itself, so that ``smartnagari`` and its commands are found."""
    stamp, value = VENV / ".stamp-project", digest([ROOT / "pyproject.toml"], str(ROOT))
    if is_fresh(stamp, value):
        return
    uv = VENV / "bin" / "uv"
    flags = ["-q", "--python", PYTHON, "--no-deps", "--no-build-isolation"]
    run([uv, "pip", "install", *flags, "-e", ROOT], quiet=True)
    make_fresh(stamp, value)


def prepare(kind: str) -> None:
    """Everything from nothing; quick when it is there already."""
    check_python()
    make_venv()
    bootstrap()
    install(kind)
    if kind == "runtime":
        install("build")
    install_project()


if __name__ == "__main__":
    guarded(lambda: prepare(sys.argv[1] if len(sys.argv) > 1 else "runtime"))
