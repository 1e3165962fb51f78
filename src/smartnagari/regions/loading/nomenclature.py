"""The shipped words for institutions (``data/nomenclature.yaml``), read once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def _nomenclature() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((DATA / "nomenclature.yaml").read_text(encoding="utf-8"))
    return data


def _layers(tenant_code: str, form: str, *, city: bool) -> Iterator[dict[str, Any]]:
    """From the most general to the most specific."""
    data, province = _nomenclature(), tenant_code[:2]
    yield data["everywhere"]
    if city:
        yield data["city"]
    yield data["forms"].get(form, {})
    yield data["provinces"].get(province, {}).get(form, {})
    yield data["tenants"].get(tenant_code, {}).get(form, {})


@cache
def shipped_words(tenant_code: str, form: str, language: str, *, city: bool = False) -> dict[str, str]:
    """The words of a tenant before its own overrides; callers copy before they change."""
    words: dict[str, str] = {}
    for layer in _layers(tenant_code, form, city=city):
        words |= layer.get(language, {})
    return words


def timezone_of(province: str) -> str:
    """The zone in which a province keeps its offices' hours."""
    for zone, provinces in _nomenclature()["timezones"].items():
        if province in provinces:
            return str(zone)
    return "Asia/Jakarta"
