"""What was heard, by whom, where and when; the rounds notes were put down in; and drafts on their way."""

from django.db import models
from django.urls import reverse

from throughline.access.words import Standing
from throughline.capture.words import Method, Setting
from throughline.common.clock import now, today
from throughline.common.ids import uuid7
from throughline.common.text import one_line
from throughline.thread.models import Item


class Batch(models.Model):
    """One round of many short conversations put down together: "14 tries, 3 chats at the station"."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    programme = models.ForeignKey("programme.Programme", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    hub = models.ForeignKey("programme.Hub", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    setting = models.CharField(max_length=16, choices=Setting, blank=True)
    method = models.CharField(max_length=16, choices=Method, blank=True)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.TEAM)
    happened_on = models.DateField(default=today)
    tries = models.PositiveIntegerField(null=True, blank=True)
    chats = models.PositiveIntegerField(null=True, blank=True)
    made_at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tries=None) | models.Q(chats=None) | models.Q(tries__gte=models.F("chats")),
                name="batch_has_no_more_chats_than_tries",
            )
        ]

    def __str__(self) -> str:
        return f"{self.place or self.hub}, {self.happened_on}"


class Note(models.Model):
    """A listening note. What was heard and what the recorder makes of it are two fields, for ever.

    `verbatim` lists spans of `heard`, [begins_at, ends_at] in code points, that are people's own words; the rest is
    paraphrase. Language of the conversation, hub, day and standing are the item's; `original_language` is the language
    of `original_words`. `import_key` tells a row of a file that came before.
    """

    item = models.OneToOneField(
        Item, primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="note"
    )
    programme = models.ForeignKey("programme.Programme", on_delete=models.PROTECT, related_name="+", db_index=False)
    heard = models.TextField()
    make_of_it = models.TextField(blank=True)
    verbatim = models.JSONField(default=list, blank=True)
    place = models.CharField(max_length=200, blank=True)
    setting = models.CharField(max_length=16, choices=Setting, blank=True)
    method = models.CharField(max_length=16, choices=Method, blank=True)
    people_count = models.PositiveIntegerField(null=True, blank=True)
    original_words = models.TextField(blank=True)
    original_language = models.CharField(max_length=16, blank=True)
    who_was_missing = models.TextField(blank=True)
    surprise = models.TextField(blank=True)
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    import_key = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001  # null: not from a file; unique

    unscoped = models.Manager()

    class Meta:
        indexes = [
            models.Index(fields=["programme", "setting"], name="note_by_setting"),
            models.Index(fields=["batch"], name="note_by_batch"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["programme", "import_key"], name="note_imported_once"),
            models.CheckConstraint(condition=~models.Q(heard=""), name="note_heard_something"),
        ]

    def __str__(self) -> str:
        return self.heard[:80]


class Draft(models.Model):
    """What somebody is typing, kept while they type. Only theirs; its id is the id the note will have."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey("programme.Programme", on_delete=models.CASCADE, related_name="+")
    base_revision = models.PositiveIntegerField(default=0)
    fields = models.JSONField(default=dict)
    kept_at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["person", "programme", "-kept_at"], name="draft_by_person")]

    def __str__(self) -> str:
        return f"draft {self.pk}"

    @property
    def opening(self) -> str:
        """How the draft begins, to tell it from others."""
        told = str(self.fields.get("heard") or self.fields.get("lines") or "")
        return one_line(told, 120) or "Nothing heard yet"

    @property
    def is_round(self) -> bool:
        return "lines" in self.fields

    def get_absolute_url(self) -> str:
        return reverse("capture:draft", args=[self.pk])
