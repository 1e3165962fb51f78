"""The validators of passwords, with sentences that say how to mend."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..rules.passwords import Part, is_local_word, missing_parts

PARTS = {
    Part.LOWER: _("a small letter"),
    Part.UPPER: _("a capital letter"),
    Part.DIGIT: _("a digit"),
    Part.SYMBOL: _("a sign such as ! or -"),
}


class LocalWordsValidator:
    """Refuses what everybody here would guess."""

    def validate(self, password: str, user: Any = None) -> None:
        if is_local_word(password):
            raise ValidationError(
                _("This is easy to guess here. Take three or four words that do not belong together."),
                code="local_word",
            )

    def get_help_text(self) -> str:
        return gettext("Three or four words that do not belong together are easy to keep and hard to guess.")


class CompositionValidator:
    """Small and capital letters, digits and signs: profile ``bssn4`` only."""

    def validate(self, password: str, user: Any = None) -> None:
        missing = missing_parts(password)
        if missing:
            parts = ", ".join(str(PARTS[part]) for part in Part if part in missing)
            raise ValidationError(
                _("The password still needs: %(parts)s."), code="composition", params={"parts": parts}
            )

    def get_help_text(self) -> str:
        return gettext("With small and capital letters, digits and a sign.")
