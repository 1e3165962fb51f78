"""``smartnagari doctor``: what works, what does not, and what to do about it, in plain words."""

from . import machine, platform, work
from .report import Finding, State

EXAMINATIONS = (*machine.EXAMINATIONS, *platform.EXAMINATIONS, *work.EXAMINATIONS)


def examine() -> list[Finding]:
    """Every finding, in the order in which somebody would look; an examination that fails is one itself."""
    findings: list[Finding] = []
    for look in EXAMINATIONS:
        try:
            findings += look()
        except Exception as error:
            name = look.__name__.replace("_", " ")
            findings.append(
                Finding(State.BAD, name, f"could not be examined: {error}", "Mend what stands above first.")
            )
    return findings


__all__ = ["EXAMINATIONS", "Finding", "State", "examine"]
