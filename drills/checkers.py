"""What has to hold at the end, whoever was killed when. Each returns sentences; none means it holds."""

from __future__ import annotations

from collections import Counter
from typing import Any

from drills.history import History

Facts = dict[str, Any]


def nothing_acknowledged_is_lost(history: History, facts: Facts) -> list[str]:
    """Every acknowledged letter stands in the register under the number that was told, always the same."""
    letters = facts["letters"]
    return [
        f"{told.key} was acknowledged as {told.value} and is {letters.get(told.key, ['lost'])[0]}"
        for told in history.acknowledged()
        if letters.get(told.key, [None])[0] != told.value
    ]


def nothing_comes_from_nowhere(history: History, facts: Facts) -> list[str]:
    """No letter stands in the register that nobody asked for."""
    return [f"{reference} was never asked for" for reference in set(facts["letters"]) - history.keys]


def numbers_are_accounted_for(_history: History, facts: Facts) -> list[str]:
    """Numbers 1 to n stand in the register once, and all are issued once the worker has caught up."""
    numbers = [number for number, _state in facts["letters"].values()]
    twice = [number for number, times in Counter(numbers).items() if times > 1]
    missing = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
    unsettled = [reference for reference, (_n, state) in facts["letters"].items() if state != "issued"]
    sentences = [f"number {number} was given twice" for number in twice]
    sentences += [f"number {number} is missing" for number in missing]
    sentences += [f"numbers {first} to {last} are not in the register" for first, last in facts["gaps"]]
    return sentences + [f"{reference} was never issued" for reference in unsettled]


def effects_happen_once(_history: History, facts: Facts) -> list[str]:
    """Each event was delivered, and its effect took place exactly once."""
    tallies = facts["tallies"]
    wrong = {reference: tallies.get(reference, 0) for reference in facts["letters"]}
    sentences = [
        f"{reference} had its effect {times} times" for reference, times in wrong.items() if times != 1
    ]
    if facts["waiting"] or facts["dead"]:
        sentences.append(f"{facts['waiting']} deliveries wait and {facts['dead']} were given up")
    return sentences


def audit_chain_is_whole(_history: History, facts: Facts) -> list[str]:
    """Every letter has its audit row, every row its place in an unbroken chain."""
    sentences = [f"the chain is broken: {facts['broken']}"] if facts["broken"] else []
    if facts["unsealed"]:
        sentences.append(f"{facts['unsealed']} rows have no seal")
    if facts["recorded"] != len(facts["letters"]):
        sentences.append(f"{len(facts['letters'])} letters have {facts['recorded']} audit rows")
    return sentences


ALL = (
    nothing_acknowledged_is_lost,
    nothing_comes_from_nowhere,
    numbers_are_accounted_for,
    effects_happen_once,
    audit_chain_is_whole,
)


def check(history: History, facts: Facts) -> list[str]:
    """Every breach of every promise."""
    return [f"{checker.__name__}: {told}" for checker in ALL for told in checker(history, facts)]
