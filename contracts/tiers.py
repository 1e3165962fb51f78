"""What import-linter cannot see: foreign keys, tables without a tenant, who may name which Django module."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db.models import Model

KERNEL_MAY = {"django.utils.translation", "django.utils.timezone"}
UI_MUST_NOT = ("django.db", "django.contrib.auth", "allauth")
ENVIRONMENT_READERS = {"config/env.py", "config/cli.py", "config/wsgi.py", "config/settings/test.py"}


def tiers(pyproject: Path) -> dict[str, int]:
    """Each app's height, 0 the lowest, from the layers of the import contract."""
    contracts = tomllib.loads(pyproject.read_text())["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["name"] == "Apps depend downwards only")
    return {app.strip(): height for height, row in enumerate(reversed(layers)) for app in row.split("|")}


def upward_keys(models: Iterable[type[Model]], height: dict[str, int]) -> Iterator[str]:
    """Foreign keys of our apps that point upwards or sideways."""
    for model in models:
        own = model._meta.app_label
        for field in model._meta.get_fields():
            if not (field.is_relation and field.concrete and field.related_model):
                continue
            target = field.related_model._meta.app_label
            if own in height and target in height and target != own and height[target] >= height[own]:
                yield f"{model._meta.label}.{field.name} points up to {target}"


def has_tenant(model: type[Model]) -> bool:
    """Whether a row of this table says whose it is."""
    return any(field.attname == "tenant_id" for field in model._meta.concrete_fields)


def listed_tables(page: Path) -> set[str]:
    """The table names in the first column of the list of shared tables."""
    text = page.read_text(encoding="utf-8")
    part = text.split("## Tables without a tenant", 1)[1] if "## Tables without a tenant" in text else ""
    return set(re.findall(r"^\| `([a-z0-9_]+)`", part, re.MULTILINE))


def tenant_not_first(models: Iterable[type[Model]]) -> Iterator[str]:
    """Indexes and unique constraints of tenant-owned tables that do not begin with the tenant."""
    for model in models:
        if not has_tenant(model):
            continue
        rules = [*model._meta.indexes, *model._meta.constraints]
        for rule in rules:
            fields = getattr(rule, "fields", ())
            if fields and fields[0].lstrip("-") not in {"tenant", "tenant_id"}:
                yield f"{model._meta.label}: {rule.name} begins with {fields[0]}"
        for field in model._meta.local_concrete_fields:
            if field.unique and not field.primary_key:
                yield f"{model._meta.label}: {field.name} is unique across tenants"


def imports_of(file: Path) -> Iterator[str]:
    """Modules that a file names in its imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


def forbidden_django(package: Path) -> Iterator[str]:
    """Kernel and design system naming parts of Django that they must not know."""
    for file in sorted((package / "kernel").rglob("*.py")):
        for module in imports_of(file):
            if module.split(".")[0] == "django" and module not in KERNEL_MAY:
                yield f"kernel/{file.name} imports {module}"
    for file in sorted((package / "ui").rglob("*.py")):
        for module in imports_of(file):
            if module.startswith(UI_MUST_NOT):
                yield f"ui/{file.name} imports {module}"


def environment_readers(package: Path) -> set[str]:
    """Files that touch the environment."""
    return {
        str(file.relative_to(package))
        for file in package.rglob("*.py")
        if re.search(r"\bos\.(environ|getenv)\b", file.read_text(encoding="utf-8"))
    }
