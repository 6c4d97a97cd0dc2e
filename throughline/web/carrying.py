"""Words taken along to another room's form: in the session, never in an address, which servers write into their logs."""

from django.http import HttpRequest

from throughline.common.text import clean

KEPT = "carried"
LONGEST = 2_000


def carry(request: HttpRequest, words: str, source: str) -> None:
    """Take words along to the form that is opened next with `?from=<source>`."""
    request.session[KEPT] = {"from": source, "words": clean(words)[:LONGEST]}


def carried(request: HttpRequest) -> str:
    """The words that were taken along for what the address names in `?from=`; nothing for anything else."""
    kept = request.session.get(KEPT) or {}
    return str(kept.get("words", "")) if kept.get("from") == request.GET.get("from") else ""
