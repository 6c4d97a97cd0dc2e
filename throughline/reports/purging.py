"""What a report that was withdrawn for good loses: every part, every kept version, every comment."""

from collections.abc import Sequence
from uuid import UUID

from throughline.reports.models import Comment, KeptVersion, Part, Report


def purge_reports(ids: Sequence[UUID]) -> None:
    """Empty these reports; their place on the thread stays."""
    for model in (Comment, KeptVersion, Part):
        model.unscoped.filter(report__in=ids).delete()
    Report.unscoped.filter(pk__in=ids).update(title="Report", subtitle="")
