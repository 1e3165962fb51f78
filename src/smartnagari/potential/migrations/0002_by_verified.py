"""What a nagari, a commodity or a sector has comes in its order along one index: the last verified first."""

from django.db import migrations, models


def _again(name, *fields):
    """The same index with the day of verification behind it."""
    return [
        migrations.RemoveIndex(model_name="potentialitem", name=name),
        migrations.AddIndex(
            model_name="potentialitem", index=models.Index(fields=["tenant", *fields], name=name)
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("potential", "0001_initial"),
    ]

    operations = [
        *_again("potentialitem_by_area", "area", "verified_on"),
        *_again("potentialitem_by_commodity", "commodity", "verified_on"),
        *_again("potentialitem_by_sector", "sector", "verified_on"),
    ]
