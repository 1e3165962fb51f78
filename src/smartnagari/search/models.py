"""Everything findable, the words in it, and what was looked for in vain.

Each table stands twice: the tenant's own, and the national reference that every tenant shares. The full-text
index beside them is no model (``ddl.py``): FTS5 on SQLite, a table of ``tsvector`` on PostgreSQL.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from smartnagari.regions.public import TenantOwned


class Findable(models.Model):
    """Base of what can be found.

    ``folded`` is the title, ``names`` all names line by line, ``words`` the text; ``owner`` holds the words
    by which the index keeps tenants and kinds apart.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    title = models.CharField(max_length=250)
    place = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=400, blank=True)
    text = models.TextField(blank=True)
    weight = models.SmallIntegerField(default=0)
    owner = models.CharField(max_length=120)
    folded = models.CharField(max_length=250)
    names = models.TextField()
    words = models.TextField(blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"


class Entry(Findable, TenantOwned):
    """Something that the public of one tenant can find; only what is live stands here."""

    id = models.BigAutoField(primary_key=True)  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "kind", "key"], name="entry_once_per_tenant"),
            models.CheckConstraint(condition=~Q(title=""), name="entry_has_a_title"),
        ]
        indexes = [
            models.Index(fields=["tenant", "folded"], name="entry_by_title"),
            models.Index(fields=["tenant", "url"], name="entry_by_address"),
        ]


class NationalEntry(Findable):
    """A region of the national reference, found by choosers of any tenant. Shared table, no personal data."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="nationalentry_once"),
            models.CheckConstraint(condition=~Q(title=""), name="nationalentry_has_a_title"),
        ]
        indexes = [models.Index(fields=["folded"], name="nationalentry_by_title")]


class KnownWord(models.Model):
    """Base of a word that occurs: ``shown`` as somebody wrote it, ``count`` in how many entries."""

    id = models.BigAutoField(primary_key=True)
    word = models.CharField(max_length=40)
    shown = models.CharField(max_length=40)
    count = models.PositiveIntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.word


class Word(KnownWord, TenantOwned):
    """A word that occurs in what the tenant's public can find."""

    id = models.BigAutoField(primary_key=True)  # type: ignore[assignment]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "word"], name="word_once_per_tenant")]


class NationalWord(KnownWord):
    """A word that occurs in names of the national reference. Shared table."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word"], name="nationalword_once")]


class SpellingKey(models.Model):
    """Base of a form with one letter left out, and the word that it may have been."""

    id = models.BigAutoField(primary_key=True)
    variant = models.CharField(max_length=8)
    word = models.CharField(max_length=40)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.variant} > {self.word}"


class Spelling(SpellingKey, TenantOwned):
    """A form under which a word of the tenant is looked for when it was misspelt."""

    id = models.BigAutoField(primary_key=True)  # type: ignore[assignment]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "variant", "word"], name="spelling_once_per_tenant")
        ]
        indexes = [models.Index(fields=["tenant", "word"], name="spelling_by_word")]


class NationalSpelling(SpellingKey):
    """A form under which a word of the national reference is looked for. Shared table."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["variant", "word"], name="nationalspelling_once")]
        indexes = [models.Index(fields=["word"], name="nationalspelling_by_word")]


class NationalProgress(models.Model):
    """How far the names of the nation have followed an import of the reference. Shared table.

    ``done`` counts the names that were brought, ``last`` is the key of the last one; both move with it.
    """

    kind = models.CharField(max_length=40, primary_key=True)
    edition = models.CharField(max_length=40)
    done = models.PositiveIntegerField(default=0)
    last = models.CharField(max_length=80, blank=True, default="")
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.edition}: {self.done}"


class Miss(TenantOwned):
    """Words that nothing was found for on one day, and how often. No person, no address, no numbers."""

    id = models.BigAutoField(primary_key=True)  # type: ignore[assignment]
    day = models.DateField()
    words = models.CharField(max_length=80)
    count = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "day", "words"], name="miss_once_per_day"),
            models.CheckConstraint(condition=~Q(words=""), name="miss_has_words"),
        ]
        indexes = [models.Index(fields=["tenant", "words"], name="miss_by_words")]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.words}"
