from django.db import migrations


class Migration(migrations.Migration):
    """A name that Wagtail's migrations for search wait for; its welcome page is not wanted here."""

    dependencies = [("wagtailcore", "0098_apitoken")]
    operations = []
