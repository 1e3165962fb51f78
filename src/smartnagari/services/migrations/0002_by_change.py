"""Lists for machines that keep a copy come in the order of their last change: along an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("regions", "0002_by_change"),
        ("services", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="service",
            index=models.Index(fields=["tenant", "updated_at", "id"], name="service_by_change"),
        ),
    ]
