"""Lists for machines that keep a copy come in the order of their last change: along an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_initial"),
        ("nagari", "0002_hamlet_heads"),
        ("regions", "0002_by_change"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="budget",
            index=models.Index(fields=["tenant", "changed_at", "id"], name="budget_by_change"),
        ),
        migrations.AddIndex(
            model_name="download",
            index=models.Index(fields=["tenant", "-day"], name="download_by_day"),
        ),
        migrations.AddIndex(
            model_name="download",
            index=models.Index(fields=["tenant", "changed_at", "id"], name="download_by_change"),
        ),
        migrations.AddIndex(
            model_name="newsitem",
            index=models.Index(fields=["tenant", "changed_at", "id"], name="newsitem_by_change"),
        ),
        migrations.AddIndex(
            model_name="villageindex",
            index=models.Index(fields=["tenant", "updated_at", "id"], name="villageindex_by_change"),
        ),
    ]
