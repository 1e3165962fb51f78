"""Wagtail's widgets without the script inside the page that they would begin with."""

from __future__ import annotations

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.images.widgets import AdminImageChooser


class PictureChooser(AdminImageChooser):
    """Choosing a picture; ``kelola.js`` begins it, for no script inside a page may run."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        facts = self.get_value_data(value)
        options = json.dumps(self.get_js_init_options(attrs["id"], name, facts))
        return format_html(
            '{}<template class="kelola-begin" data-name="{}" data-id="{}" data-options="{}"></template>',
            self.render_html(name, facts, attrs),
            self.js_constructor,
            attrs["id"],
            options,
        )
