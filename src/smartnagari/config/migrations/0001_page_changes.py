from django.db import migrations, models


class Migration(migrations.Migration):
    """The log of changes to facts that ready pages show."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="PageChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("regency", models.UUIDField(null=True)),
                ("tags", models.JSONField()),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={"indexes": [models.Index(fields=["at"], name="pagechange_by_age")]},
        ),
    ]
