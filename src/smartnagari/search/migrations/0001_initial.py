"""The projection of everything findable, its words, and the full-text index beside it (``ddl.py``)."""

import django.db.models.deletion
from django.db import migrations, models

from smartnagari.search import ddl


def make_index(apps, schema_editor):
    ddl.make_index(schema_editor.connection)


def drop_index(apps, schema_editor):
    ddl.drop_index(schema_editor.connection)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="NationalEntry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("key", models.CharField(max_length=120)),
                ("title", models.CharField(max_length=250)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("url", models.CharField(blank=True, max_length=400)),
                ("text", models.TextField(blank=True)),
                ("weight", models.SmallIntegerField(default=0)),
                ("owner", models.CharField(max_length=120)),
                ("folded", models.CharField(max_length=250)),
                ("names", models.TextField()),
                ("words", models.TextField(blank=True)),
            ],
            options={
                "indexes": [models.Index(fields=["folded"], name="nationalentry_by_title")],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "key"), name="nationalentry_once"),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="nationalentry_has_a_title"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NationalSpelling",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("variant", models.CharField(max_length=8)),
                ("word", models.CharField(max_length=40)),
            ],
            options={
                "indexes": [models.Index(fields=["word"], name="nationalspelling_by_word")],
                "constraints": [
                    models.UniqueConstraint(fields=("variant", "word"), name="nationalspelling_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="NationalWord",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("word", models.CharField(max_length=40)),
                ("shown", models.CharField(max_length=40)),
                ("count", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("word",), name="nationalword_once")],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("kind", models.CharField(max_length=40)),
                ("key", models.CharField(max_length=120)),
                ("title", models.CharField(max_length=250)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("url", models.CharField(blank=True, max_length=400)),
                ("text", models.TextField(blank=True)),
                ("weight", models.SmallIntegerField(default=0)),
                ("owner", models.CharField(max_length=120)),
                ("folded", models.CharField(max_length=250)),
                ("names", models.TextField()),
                ("words", models.TextField(blank=True)),
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
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
                "indexes": [
                    models.Index(fields=["tenant", "folded"], name="entry_by_title"),
                    models.Index(fields=["tenant", "url"], name="entry_by_address"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("tenant", "kind", "key"), name="entry_once_per_tenant"),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="entry_has_a_title"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Miss",
            fields=[
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("words", models.CharField(max_length=80)),
                ("count", models.PositiveIntegerField(default=1)),
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
                "indexes": [models.Index(fields=["tenant", "words"], name="miss_by_words")],
                "constraints": [
                    models.UniqueConstraint(fields=("tenant", "day", "words"), name="miss_once_per_day"),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="miss_has_words"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Spelling",
            fields=[
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("variant", models.CharField(max_length=8)),
                ("word", models.CharField(max_length=40)),
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
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
                "indexes": [models.Index(fields=["tenant", "word"], name="spelling_by_word")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("tenant", "variant", "word"), name="spelling_once_per_tenant"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("word", models.CharField(max_length=40)),
                ("shown", models.CharField(max_length=40)),
                ("count", models.PositiveIntegerField()),
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
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
                "constraints": [
                    models.UniqueConstraint(fields=("tenant", "word"), name="word_once_per_tenant")
                ],
            },
        ),
        migrations.RunPython(make_index, drop_index),
    ]
