"""Lists for machines that keep a copy come in the order of their last change: along an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_incidents"),
        ("regions", "0002_by_change"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="office",
            index=models.Index(fields=["tenant", "updated_at", "id"], name="office_by_change"),
        ),
    ]
