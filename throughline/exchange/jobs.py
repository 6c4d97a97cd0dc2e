"""What the worker does for this room."""

from uuid import UUID

from django_tasks import task

from throughline.exchange.running import run_import


@task()
def bring_in(import_id: str) -> str:
    """Run one import in the background; how it ended."""
    ended = run_import(UUID(import_id))
    return ended.state if ended else "over already"


def enqueue(import_id: UUID) -> object:
    """Hand an import to the worker, within the transaction that starts it."""
    return bring_in.enqueue(str(import_id))
