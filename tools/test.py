"""``make test`` and ``make check``: every step, then one summary that CI and people read.

A failing step does not stop the others, so that one run tells everything there is to mend.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from xml.etree import ElementTree

from tools import postgres, steps
from tools.chromium import find_chromium
from tools.console import ROOT, guarded, say
from tools.ready import make_ready


@dataclass
class Outcome:
    """How one step ended; a step without tests of its own counts as one."""

    name: str
    seconds: float
    passed: int = 0
    failed: int = 0
    skipped: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        verdict = "FAILED" if self.failed else "ok"
        return f"  {verdict:<7}{self.seconds:6.0f} s  {self.name}: {self.passed} passed, {self.failed} failed"


def count(step: steps.Step, *, code: int, seconds: float) -> Outcome:
    """What the step's report says; without a report, its exit code. A run without tests has failed."""
    if step.report is None or not step.report.exists():
        return Outcome(step.name, seconds, passed=int(code == 0), failed=int(code != 0))
    cases = list(ElementTree.parse(step.report).iter("testcase"))
    bad = sum(1 for case in cases if case.find("failure") is not None or case.find("error") is not None)
    skipped = tuple(
        f"{case.get('classname')}.{case.get('name')}: {reason.get('message')}"
        for case in cases
        if (reason := case.find("skipped")) is not None
    )
    passed = len(cases) - bad - len(skipped)
    return Outcome(step.name, seconds, passed, max(bad, int(code != 0)), skipped)


def perform(step: steps.Step) -> Outcome:
    """Run one step, showing its output as it comes."""
    say(step.name)
    if step.report:
        step.report.parent.mkdir(exist_ok=True)
        step.report.unlink(missing_ok=True)
    begun = time.monotonic()
    env = {**os.environ, "PYTHONUNBUFFERED": "1", **step.env}
    code = subprocess.call([str(word) for word in step.command], cwd=ROOT, env=env, stdin=subprocess.DEVNULL)
    return count(step, code=code, seconds=time.monotonic() - begun)


def summary(outcomes: Iterable[Outcome]) -> int:
    """Print the one summary; the exit code is 0 only when tests ran and nothing failed."""
    outcomes = list(outcomes)
    print("\nSummary")
    for outcome in outcomes:
        print(outcome.line)
    skipped = [name for outcome in outcomes for name in outcome.skipped]
    for name in skipped:
        print(f"  skipped: {name}")
    passed, failed = sum(o.passed for o in outcomes), sum(o.failed for o in outcomes)
    tail = f", {len(skipped)} skipped" if skipped else ""
    print(f"\n{passed} passed, {failed} failed{tail}", flush=True)
    return int(failed > 0)


@contextmanager
def database() -> Iterator[str]:
    """The PostgreSQL for the tests: the one that was named, else one of our own for this run."""
    given = os.environ.pop("DATABASE_TEST_URL", "")
    if given:
        yield given
        return
    with postgres.server() as server:
        yield server.database("smartnagari")


def main() -> None:
    make_ready(tools=True)
    os.environ.pop("DATABASE_URL", None)
    with ExitStack() as stack:
        todo = steps.static()
        if "--quick" in sys.argv:
            todo += steps.quick()
        else:
            todo += steps.full(postgres=stack.enter_context(database()), chromium=find_chromium())
        code = summary([perform(step) for step in todo])
    raise SystemExit(code)


if __name__ == "__main__":
    guarded(main)
