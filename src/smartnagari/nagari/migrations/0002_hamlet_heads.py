import django.db.models.deletion
import django.utils.timezone
import smartnagari.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):
    """Who leads each korong, published as one content with a row for each."""

    dependencies = [
        ("nagari", "0001_initial"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="HamletHeads",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=smartnagari.kernel.ids.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("version", models.PositiveIntegerField(default=0)),
                ("published_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("live_until", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.area",
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.tenant",
                    ),
                ),
            ],
            options={
                "verbose_name": "heads of the korong",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HamletHead",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=smartnagari.kernel.ids.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("head_name", models.CharField(max_length=150)),
                ("since", models.DateField(blank=True, null=True)),
                ("decree", models.CharField(blank=True, max_length=120)),
                ("whatsapp", models.CharField(blank=True, max_length=16)),
                (
                    "hamlet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.area"
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.tenant",
                    ),
                ),
                (
                    "heads",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="nagari.hamletheads",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="hamletheads",
            constraint=models.CheckConstraint(
                condition=models.Q(("area__isnull", False)), name="hamletheads_of_a_nagari"
            ),
        ),
        migrations.AddConstraint(
            model_name="hamletheads",
            constraint=models.UniqueConstraint(fields=("tenant", "area"), name="hamletheads_once_per_nagari"),
        ),
        migrations.AddIndex(
            model_name="hamlethead",
            index=models.Index(fields=["tenant", "hamlet"], name="hamlethead_by_korong"),
        ),
        migrations.AddConstraint(
            model_name="hamlethead",
            constraint=models.UniqueConstraint(
                fields=("tenant", "heads", "hamlet"), name="hamlethead_once_per_korong"
            ),
        ),
    ]
