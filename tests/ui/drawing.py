"""Drawing templates in tests."""

from types import SimpleNamespace

from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory


class SampleTenant(SimpleNamespace):
    """A tenant without a table behind it."""

    def __str__(self):
        return self.name


TENANT = SampleTenant(name="Kabupaten Padang Pariaman", code="13.05", settings={})


def draw(source, **context):
    """The text of a template, drawn."""
    return engines["django"].from_string(source).render(context)


def draw_page(template, context, request=None):
    """A whole page as an anonymous visitor gets it."""
    request = request or RequestFactory().get("/")
    request.tenant = TENANT
    return render_to_string(template, {**context, "tenant": TENANT}, request=request)
