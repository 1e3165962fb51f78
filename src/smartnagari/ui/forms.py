"""How forms are drawn everywhere."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Django's own, finding templates in the apps."""
