"""How far the names of the nation have followed an import of the reference."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="NationalProgress",
            fields=[
                ("kind", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("edition", models.CharField(max_length=40)),
                ("done", models.PositiveIntegerField(default=0)),
                ("finished_at", models.DateTimeField(null=True)),
            ],
        ),
    ]
