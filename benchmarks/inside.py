"""Runs one benchmark with the platform's settings: ``python -m benchmarks.inside events sqlite 10``."""

from __future__ import annotations

import importlib
import json
import sys

import django


def main() -> None:
    name, engine, scale = sys.argv[1], sys.argv[2], int(sys.argv[3])
    django.setup()
    module = importlib.import_module(f"benchmarks.{name}")
    print(json.dumps([found.as_json() for found in module.measure(engine, scale)]))


if __name__ == "__main__":
    main()
