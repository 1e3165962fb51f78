"""The newest figure of a kind is found along an index, however many years of figures there are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("regions", "0002_by_change"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="areafact",
            index=models.Index(fields=["tenant", "key", "as_of"], name="areafact_by_key"),
        ),
    ]
