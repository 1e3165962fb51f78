"""The theme of a region: six tokens may differ, and none may cost anybody the reading."""

from __future__ import annotations

from collections.abc import Mapping

from .contrast import contrast

DEFAULTS: dict[str, dict[str, str]] = {
    "light": {
        "sea": "#0b5467",
        "sea-h": "#083e4d",
        "on-sea": "#ffffff",
        "sea-s": "#e1f0f1",
        "velvet": "#6a1220",
        "mark": "#a31b2e",
    },
    "dark": {
        "sea": "#83d3de",
        "sea-h": "#b4e8ee",
        "on-sea": "#06232b",
        "sea-s": "#12303a",
        "velvet": "#5a101c",
        "mark": "#d23c50",
    },
}
SHEETS = {"light": ("#f6f8f4", "#ffffff"), "dark": ("#0f1315", "#171c1f")}
INKS = {"light": "#15191b", "dark": "#eef2ec"}


class BadTheme(ValueError):
    """A theme that names an unknown token or makes something hard to read; the message says which."""


def theme_css(*, light: Mapping[str, str] | None = None, dark: Mapping[str, str] | None = None) -> str:
    """The style sheet of a region's theme, to be served as a file after the public one.

    Raises ``BadTheme`` for tokens that may not differ and for pairs below the contrast that people need.
    """
    chosen = {"light": dict(light or {}), "dark": dict(dark or {})}
    for mode, tokens in chosen.items():
        _check(mode, tokens)
    bright, night = (_rules(chosen[mode]) for mode in ("light", "dark"))
    return (
        f":root{{{bright}}}"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{night}}}}}"
        f":root[data-theme=dark]{{{night}}}"
    )


def _rules(tokens: Mapping[str, str]) -> str:
    return ";".join(f"--{name}:{value}" for name, value in sorted(tokens.items()))


def _check(mode: str, tokens: Mapping[str, str]) -> None:
    unknown = sorted(set(tokens) - set(DEFAULTS[mode]))
    if unknown:
        allowed = ", ".join(DEFAULTS[mode])
        raise BadTheme(f"A region may not change {', '.join(unknown)}; it may change {allowed}.")
    try:
        faults = [fault for fault in _faults(mode, {**DEFAULTS[mode], **tokens}) if fault]
    except ValueError as error:
        raise BadTheme(str(error)) from error
    if faults:
        raise BadTheme(" ".join(faults))


def _faults(mode: str, tokens: Mapping[str, str]) -> list[str]:
    pairs = [("on-sea", tokens["on-sea"], "sea", tokens["sea"], 4.5)]
    pairs += [("on-sea", tokens["on-sea"], "sea-h", tokens["sea-h"], 4.5)]
    pairs += [("sea", tokens["sea"], "the ground", ground, 4.5) for ground in SHEETS[mode]]
    pairs += [("sea", tokens["sea"], "sea-s", tokens["sea-s"], 4.5)]
    pairs += [("ink", INKS[mode], "sea-s", tokens["sea-s"], 4.5)]
    pairs += [("mark", tokens["mark"], "the ground", ground, 3.0) for ground in SHEETS[mode]]
    return [
        f"{name} on {other} has {contrast(one, two):.1f} in {mode}; it needs {least}."
        for name, one, other, two, least in pairs
        if contrast(one, two) < least
    ]
