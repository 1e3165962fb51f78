#!/usr/bin/env python
"""Catalogues of translations without gettext's programs: update, check and compile them.

``update`` merges what the sources say into each app's catalogues (English is filled in by itself),
``check`` fails when something is missing, left over, fuzzy or loses a placeholder, ``compile`` writes
the binary form that Django reads. ``update accounts`` looks at one app only.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent / "src/smartnagari"
LANGUAGES = ("id", "en")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(_|n?p?gettext)\(\s*({LITERAL})(?:\s*,\s*({LITERAL}))?(?:\s*,\s*({LITERAL}))?", re.S)
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]*\}|%[sd]")

Found = tuple[str | tuple[str, str], str | None, str]


def in_python(file: Path) -> Iterator[Found]:
    """Messages of a Python file: id (or singular and plural), context, where."""
    with file.open("rb") as source:
        for line, message, _comments, context in extract("python", source, keywords=KEYWORDS):
            yield message, context, f"{file.relative_to(PACKAGE)}:{line}"


def in_template(file: Path) -> Iterator[Found]:
    """Messages of a template, by Django's own reading of its tags."""
    text = templatize(file.read_text(encoding="utf-8"))
    for match in CALL.finditer(text):
        words = [ast.literal_eval(word) for word in match.groups()[1:] if word]
        where = f"{file.relative_to(PACKAGE)}:{text.count(chr(10), 0, match.start()) + 1}"
        context = words.pop(0) if "p" in match[1] else None
        plural = match[1].startswith("n")
        yield (words[0], words[1]) if plural else words[0], context, where


def messages_of(folder: Path) -> Iterator[Found]:
    """Every message in the Python files and templates of an app."""
    for file in sorted(folder.rglob("*.py")):
        yield from in_python(file)
    for file in sorted((folder / "templates").rglob("*.*")):
        if file.suffix in {".html", ".txt"}:
            yield from in_template(file)


def catalogue_file(folder: Path, language: str) -> Path:
    return folder / "locale" / language / "LC_MESSAGES/django.po"


def read(folder: Path, language: str) -> Catalog:
    """The catalogue as it stands, or an empty one."""
    file = catalogue_file(folder, language)
    if not file.exists():
        return Catalog(locale=language, project="Smart Nagari", fuzzy=False)
    with file.open("rb") as source:
        return read_po(source, locale=language)


def from_sources(folder: Path, language: str) -> Catalog:
    """What the sources of an app ask for, untranslated."""
    template = Catalog(locale=language, project="Smart Nagari", fuzzy=False)
    for message, context, where in messages_of(folder):
        template.add(message, context=context, locations=[(where.rsplit(":", 1)[0], None)])
    return template


def apps() -> list[Path]:
    """Folders with messages of their own; those named on the command line when any are."""
    chosen = sys.argv[2:] or [folder.name for folder in PACKAGE.iterdir() if folder.is_dir()]
    return [PACKAGE / name for name in sorted(chosen) if any(messages_of(PACKAGE / name))]


def untranslated(message: Message) -> bool:
    strings = message.string if isinstance(message.string, list | tuple) else [message.string]
    return not all(strings)


def broken_placeholders(message: Message) -> bool:
    """Whether a translation has other placeholders than its message."""
    ids = message.id if isinstance(message.id, list | tuple) else [message.id]
    strings = message.string if isinstance(message.string, list | tuple) else [message.string]
    wanted = set(PLACEHOLDER.findall(ids[-1]))
    return any(string and set(PLACEHOLDER.findall(string)) - wanted for string in strings)


def complaints_of(folder: Path, language: str) -> Iterator[str]:
    """What is wrong with one catalogue, in words."""
    asked = {(m.id if isinstance(m.id, str) else m.id[0], m.context) for m in from_sources(folder, language)}
    standing = read(folder, language)
    has = {(m.id if isinstance(m.id, str) else m.id[0], m.context): m for m in standing if m.id}
    for key in sorted(asked - set(has) - {("", None)}, key=str):
        yield f"{folder.name}/{language}: missing {key[0]!r}"
    for key in sorted(set(has) - asked, key=str):
        yield f"{folder.name}/{language}: nobody says {key[0]!r} any more"
    for message in has.values():
        if untranslated(message):
            yield f"{folder.name}/{language}: not translated {message.id!r}"
        elif message.fuzzy:
            yield f"{folder.name}/{language}: fuzzy {message.id!r}"
        elif broken_placeholders(message):
            yield f"{folder.name}/{language}: other placeholders in {message.string!r}"


def update() -> int:
    for folder in apps():
        for language in LANGUAGES:
            catalogue = read(folder, language)
            catalogue.update(from_sources(folder, language), no_fuzzy_matching=True)
            catalogue.obsolete.clear()
            if language == "en":
                for message in catalogue:
                    if message.id:
                        message.string = message.id
            file = catalogue_file(folder, language)
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("wb") as target:
                write_po(
                    target, catalogue, width=100, omit_header=False, sort_output=True, include_lineno=False
                )
            _without_dates(file)
    return 0


def _without_dates(file: Path) -> None:
    """Dates and tool versions in a header only make two branches collide."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    noise = ("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Last-Translator", "Language-Team")
    kept = [line for line in lines if not line.lstrip('"').startswith(noise)]
    file.write_text("".join(kept), encoding="utf-8")


def check() -> int:
    complaints = [c for folder in apps() for language in LANGUAGES for c in complaints_of(folder, language)]
    print("\n".join(complaints) or "Every message is translated.")
    return 1 if complaints else 0


def compile_all() -> int:
    for file in sorted(PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po")):
        with file.open("rb") as source:
            catalogue = read_po(source, locale=file.parents[1].name)
        binary = BytesIO()
        write_mo(binary, catalogue)
        target = file.with_suffix(".mo")
        if not target.exists() or target.read_bytes() != binary.getvalue():
            target.write_bytes(binary.getvalue())
    return 0


def main() -> int:
    settings.configure(USE_I18N=True)
    commands = {"update": update, "check": check, "compile": compile_all}
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        print(f"Say what to do with the catalogues: {', '.join(commands)}; then, if you like, which apps.")
        return 2
    return commands[sys.argv[1]]()


if __name__ == "__main__":
    sys.exit(main())
