"""Form fields of content: uploaded files, and texts with a few marks."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from smartnagari.files.public import FileState, StoredFile, stored_files

from .rules.richtext import to_html, to_marks

ACCEPT = {"image": "image/jpeg,image/png,image/webp,image/heic,.heic", "pdf": "application/pdf"}


class StoredFileInput(forms.Widget):
    """The files that are there, each with what it shows and a box to take it out, and a place for another."""

    template_name = "publishing/widgets/files.html"
    needs_multipart_form = True

    def __init__(self, kinds: Collection[str], many: bool) -> None:
        super().__init__()
        self.kinds, self.many = tuple(kinds), many

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        getlist = getattr(data, "getlist", None)
        found = getlist(name) if getlist else data.get(name, [])
        dropped = set(getlist(f"{name}-drop")) if getlist else set()
        return [key for key in found if key and key not in dropped]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        keys = [str(getattr(each, "pk", each)) for each in value or []]
        known = {str(key): file for key, file in stored_files(keys).items()}
        context["widget"] |= {
            "files": [known[key] for key in keys if key in known],
            "accept": ",".join(ACCEPT[kind] for kind in self.kinds),
            "many": self.many,
            "pictures": "image" in self.kinds,
        }
        return context

    def use_required_attribute(self, initial: Any) -> bool:
        return False


class StoredFileField(forms.Field):
    """Files by their keys. Cleaned: the ``StoredFile`` or ``None``, with ``many`` a list of them."""

    def __init__(
        self, *, kinds: Collection[str] = ("image",), many: bool = False, most: int = 1, **options: Any
    ) -> None:
        self.kinds, self.many = frozenset(kinds), many
        self.most = most if many else 1
        super().__init__(widget=StoredFileInput(kinds, many), **options)

    def clean(self, value: Any) -> Any:
        keys = list(dict.fromkeys(str(key) for key in value or [] if key))
        known = {str(key): file for key, file in stored_files(keys).items()}
        found = [known[key] for key in keys if key in known]
        if len(found) < len(keys):
            raise ValidationError(_("A file is not there any more. Choose it again."))
        self._check(found)
        return found if self.many else (found[0] if found else None)

    def _check(self, found: list[StoredFile]) -> None:
        if self.required and not found:
            raise ValidationError(_("Choose a file."))
        if len(found) > self.most:
            raise ValidationError(
                _("At most %(most)d files stand here. Take some out.") % {"most": self.most}
            )
        if any(file.kind not in self.kinds for file in found):
            raise ValidationError(_("A file of this form does not belong here."))
        if any(file.state == FileState.INFECTED for file in found):
            raise ValidationError(_("A virus was found in this file. Take it out."))


class RichTextField(forms.CharField):
    """A text with a few marks; cleaned is safe HTML of a small vocabulary, empty for no text."""

    marks = _(
        "An empty line begins a new paragraph. - before a point, ## before a heading, **bold**, "
        "[words](https://address) for a link."
    )

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": 12, "class": "long-text"}))
        options.setdefault("max_length", 30_000)
        options.setdefault("help_text", self.marks)
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        return to_marks(value) if isinstance(value, str) else value

    def bound_data(self, data: Any, initial: Any) -> Any:
        return self.prepare_value(data)

    def clean(self, value: Any) -> str:
        return to_html(super().clean(value))
