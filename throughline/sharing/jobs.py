"""What the worker does for this room."""

from uuid import UUID

from django_tasks import task

from throughline.sharing.writes.files import make_file


@task()
def make(file_id: str) -> str:
    """Make one file of a document in the background; how it ended."""
    ended = make_file(UUID(file_id))
    return ended.state if ended else "over already"


def enqueue(file_id: UUID) -> object:
    """Hand a file to the worker, within the transaction that asks for it."""
    return make.enqueue(str(file_id))
