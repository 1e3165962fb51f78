"""Clients that write letters over HTTP and note what they were told."""

from __future__ import annotations

import http.client
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread
from urllib.parse import urlencode

from drills.history import History, Operation, Told

PATIENCE = 10.0
RETRIES = 5


@dataclass
class Address:
    """Where the server is; the port stays, whoever is killed."""

    host: str
    port: int


def post(address: Address, path: str, fields: dict[str, str]) -> tuple[int, bytes]:
    """One request on a connection of its own."""
    connection = http.client.HTTPConnection(address.host, address.port, timeout=PATIENCE)
    try:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", path, urlencode(fields), headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def write_letter(address: Address, reference: str) -> Operation:
    """Ask for a letter. No answer and every 5xx are *unknown*: the change may have been committed."""
    try:
        status, body = post(address, "/drill/letters/", {"reference": reference})
    except (OSError, http.client.HTTPException):
        return Operation(reference, Told.UNKNOWN)
    if status == 200:
        return Operation(reference, Told.OK, int(json.loads(body)["number"]), status)
    return Operation(reference, Told.UNKNOWN if status >= 500 else Told.FAIL, status=status)


@dataclass
class Writers:
    """Several clients at once; each goes on until told to stop or all letters are written."""

    address: Address
    history: History
    seed: int
    count: int
    clients: int = 4

    def start(self, stop: Event) -> list[Thread]:
        threads = [Thread(target=self._write, args=(number, stop)) for number in range(self.clients)]
        for thread in threads:
            thread.start()
        return threads

    def _write(self, number: int, stop: Event) -> None:
        chance = random.Random(f"{self.seed}/{number}")
        for index in range(number, self.count, self.clients):
            if stop.is_set():
                return
            self._insist(f"L{index:05}", chance, stop.wait)

    def _insist(self, reference: str, chance: random.Random, pause: Callable[[float], bool]) -> None:
        """Ask until acknowledged; one in ten gives up after an unknown and lets it stand."""
        gives_up = chance.random() < 0.1
        for attempt in range(RETRIES):
            operation = write_letter(self.address, reference)
            self.history.note(operation)
            if operation.told is not Told.UNKNOWN or gives_up:
                return
            pause(0.2 * (attempt + 1))
