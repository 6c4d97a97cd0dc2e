"""Circles outside the team, what was released to them, and links that open a release without signing in.

The thread is named by id only: a release's own columns are all that is ever read outside the team.
"""

from django.db import models
from django.db.models import F, Q

from throughline.common.clock import now
from throughline.common.history import AddedOnly
from throughline.common.ids import uuid7
from throughline.people.models import Person
from throughline.sharing.words import AgeBand, CircleKind, Door, FileForm, FileState, Form, ReleaseState


class Circle(models.Model):
    """A named audience outside the team: a partner organisation or a governance board."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    programme = models.ForeignKey("programme.Programme", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=CircleKind)
    purpose = models.TextField(blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "name"], condition=Q(closed_at=None), name="circle_named_once_while_open"
            ),
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in CircleKind]), name="circle_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name


class CircleMember(models.Model):
    """Someone in a circle from a day to a day. An ended row gives no sight and is kept for history."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True, blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["circle", "person"], condition=Q(ended_at=None), name="in_a_circle_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.circle}"


class Release(models.Model):
    """What the team says to named circles on a date: share-safe words, frozen when issued, revocable.

    series        the item id of version 1; every version of one release carries it
    counts        lines as published, already rounded: {"label", "figure", "words"}
    sources_then  how many sources stood behind it when counted; never shown outside, it decides when figures move
    written_by    everybody who put words into this version: none of them may check it
    document      the blocks of a paper or report (documents.content), or None for a statement; frozen with the rest
    cites         releases its claims rest on: their words are looked up when it is read, never copied
    facts         small particulars that pages sort by, such as how an answer stands
    public        anyone may read it, without signing in
    """

    item = models.OneToOneField(
        "thread.Item", primary_key=True, on_delete=models.PROTECT, related_name="+", related_query_name="release"
    )
    programme = models.ForeignKey("programme.Programme", on_delete=models.PROTECT, related_name="+")
    made_from = models.ForeignKey("thread.Item", on_delete=models.PROTECT, related_name="+")
    series = models.UUIDField()
    version = models.PositiveSmallIntegerField(default=1)
    supersedes = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    what_changed = models.TextField(blank=True)

    title = models.CharField(max_length=300)
    body = models.TextField()
    confidence_words = models.TextField(blank=True)
    who_is_missing = models.TextField(blank=True)
    counter_words = models.TextField(blank=True)
    ask = models.TextField(blank=True)
    period = models.CharField(max_length=120, blank=True)
    strict_counts = models.BooleanField(default=False)
    kept_because = models.CharField(max_length=300, blank=True)
    counts = models.JSONField(default=list)
    counted_on = models.DateField(null=True, blank=True)
    sources_then = models.PositiveIntegerField(null=True, blank=True)

    form = models.CharField(max_length=12, choices=Form, default=Form.STATEMENT)
    hub = models.ForeignKey("programme.Hub", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=16, default="en")
    document = models.JSONField(null=True, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    cites: "models.ManyToManyField[Release, Release]" = models.ManyToManyField(
        "self", blank=True, symmetrical=False, related_name="cited_in"
    )

    circles = models.ManyToManyField(Circle, blank=True, related_name="releases")
    by_link = models.BooleanField(default=False)
    public = models.BooleanField(default=False)

    state = models.CharField(max_length=12, choices=ReleaseState, default=ReleaseState.DRAFT)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=now)
    written_by: "models.ManyToManyField[Person, Person]" = models.ManyToManyField(Person, related_name="+")
    sent_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_back_because = models.TextField(blank=True)
    sent_back_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    checked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_because = models.TextField(blank=True)
    issued_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_because = models.TextField(blank=True)

    unscoped = models.Manager()

    class Meta:
        indexes = [
            models.Index(fields=["programme", "-issued_at"], name="release_by_issue"),
            models.Index(fields=["series", "version"], name="release_by_series"),
            models.Index(fields=["programme", "public", "-issued_at"], name="release_in_public"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["series", "version"], name="release_version_once"),
            models.CheckConstraint(condition=Q(state__in=[s.value for s in ReleaseState]), name="release_state_known"),
            models.CheckConstraint(condition=Q(form__in=[f.value for f in Form]), name="release_form_known"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "to-check"], issued_at=None)
                | Q(state__in=["issued", "revoked"], issued_at__isnull=False, issued_by__isnull=False),
                name="release_issued_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="revoked") | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="release_taken_back_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=F("made_by")), name="release_checked_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} (version {self.version})"

    @property
    def audience(self) -> str:
        """For whom it is, in one line; circles prefetched."""
        names = [circle.name for circle in self.circles.all()]
        if self.public:
            names.append("anyone")
        if self.by_link:
            names.append("by link")
        version = f"Version {self.version}. " if self.version > 1 else ""
        return version + ("For " + ", ".join(names) if names else "For nobody yet")


class ReleaseQuote(models.Model):
    """Somebody's words in a release, rewritten so that nobody can be picked out. The words as recorded stay with the note.

    `excerpt` is what the team follows to the note; `words` are empty until a person has written a share-safe version,
    and empty again once redacted.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="quotes")
    excerpt = models.ForeignKey("thread.Item", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    challenges = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    age_band = models.CharField(max_length=12, choices=AgeBand, blank=True)
    area = models.CharField(max_length=60, blank=True)
    role = models.CharField(max_length=60, blank=True)
    kept_because = models.CharField(max_length=300, blank=True)
    neighbour_asked = models.BooleanField(default=False)
    redacted_at = models.DateTimeField(null=True, blank=True)
    redacted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    redacted_because = models.TextField(blank=True)

    unscoped = models.Manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["release", "excerpt"], name="release_quotes_words_once"),
            models.CheckConstraint(
                condition=Q(age_band="") | Q(area="") | Q(role=""), name="release_quote_two_facts_at_most"
            ),
            models.CheckConstraint(condition=Q(redacted_at=None) | Q(words=""), name="release_quote_redacted_is_gone"),
        ]

    def __str__(self) -> str:
        return self.words[:60] or "words not yet share-safe"

    @property
    def beside(self) -> str:
        """What stands beside the words: at most two of age band, area and role."""
        return ", ".join(said for said in (self.role, self.get_age_band_display(), self.area) if said)


class ShareLink(models.Model):
    """A link that opens one release without signing in, until a day. Only the token's hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    for_whom = models.CharField(max_length=120, blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    open_count = models.PositiveIntegerField(default=0)

    unscoped = models.Manager()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"link to {self.release_id} until {self.expires_at:%d %B %Y}"


class LinkOpening(AddedOnly):
    """That a link was opened, and when. Not by whom, not from where."""

    id = models.BigAutoField(primary_key=True)
    link = models.ForeignKey(ShareLink, on_delete=models.CASCADE, related_name="openings")
    opened_at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    class Meta:
        ordering = ["-opened_at"]

    def __str__(self) -> str:
        return f"{self.opened_at:%d %B %Y %H:%M}"


class LinkTries(models.Model):
    """How many more tries an address has to open a link this minute. The address is kept as a keyed digest."""

    address = models.CharField(primary_key=True, max_length=64)
    tries_left = models.FloatField()
    counted_at = models.DateTimeField()

    unscoped = models.Manager()

    def __str__(self) -> str:
        return f"{self.tries_left:.1f} tries left"


class LastLook(models.Model):
    """When a reader last looked at what was shared with them, and when before that: says what is new to them."""

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.CASCADE, related_name="+")
    looked_at = models.DateTimeField()
    looked_before = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return f"{self.person} at {self.looked_at:%d %B %Y}"


class DocumentFile(models.Model):
    """A document made into a file for whoever may read it so: one row for each form and for each set of words it was made of.

    item     the release, or for a draft what it is made from
    door     through which door its words were looked up
    told     a digest of all that is in it, as looked up; a reader whose words differ is never given it
    by       who asked for it, and for whom the worker looks the words up again
    digest   SHA-256 of the file, which is its name on disk; "" until it was made
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    item = models.ForeignKey("thread.Item", on_delete=models.CASCADE, related_name="+")
    door = models.CharField(max_length=8, choices=Door)
    form = models.CharField(max_length=4, choices=FileForm)
    told = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=FileState, default=FileState.WAITING)
    why = models.CharField(max_length=500, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["item", "door", "form", "told"], name="document_file_once"),
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in FileState]), name="document_file_state_known"
            ),
            models.CheckConstraint(condition=~Q(state="done") | ~Q(digest=""), name="document_file_done_is_there"),
        ]

    def __str__(self) -> str:
        return f"{self.get_form_display()} ({self.get_state_display()})"
