"""The programme's own words on its public pages, and replies that came in by them."""

from django.db import models
from django.db.models import Q

from throughline.common.clock import now
from throughline.common.ids import uuid7
from throughline.feedback.words import Verdict
from throughline.publicpages.words import ReplyState


class PublicWords(models.Model):
    """What a programme says on its accessibility statement and its privacy notice; empty where it has not said it yet.

    tested_on   the day the pages were last tried with the people and tools the statement speaks of
    """

    programme = models.OneToOneField(
        "programme.Programme", primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    contact = models.TextField(blank=True)
    not_working = models.TextField(blank=True)
    tested_on = models.DateField(null=True, blank=True)
    short_notice = models.TextField(blank=True)
    long_notice = models.TextField(blank=True)
    changed_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=now)

    unscoped = models.Manager()

    def __str__(self) -> str:
        return f"public words of {self.programme_id}"


class PublicReply(models.Model):
    """What somebody replied to a published answer without signing in. The team looks at it; it is never shown in public.

    release    the version they read; nothing is kept of who they are or from where they wrote
    words      empty once it was let go
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    programme = models.ForeignKey("programme.Programme", on_delete=models.PROTECT, related_name="+")
    release = models.ForeignKey("sharing.Release", on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict, blank=True)
    language = models.CharField(max_length=16, default="en")
    came_at = models.DateTimeField(default=now)
    state = models.CharField(max_length=8, choices=ReplyState, default=ReplyState.WAITING)
    looked_at_by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    looked_at = models.DateTimeField(null=True)

    unscoped = models.Manager()

    class Meta:
        ordering = ["-came_at"]
        indexes = [models.Index(fields=["programme", "state", "-came_at"], name="public_reply_by_state")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ReplyState.values), name="public_reply_state_known"),
            models.CheckConstraint(
                condition=Q(state="waiting", looked_at=None) | ~Q(state="waiting") & Q(looked_at__isnull=False),
                name="public_reply_looked_at_once",
            ),
            models.CheckConstraint(condition=~Q(state="let-go") | Q(words=""), name="public_reply_let_go_is_empty"),
        ]

    def __str__(self) -> str:
        return f"reply of {self.came_at:%d %B %Y}"
