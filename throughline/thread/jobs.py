"""What the worker does for this room once a day. A due job is a row of the worker's own table with the time it waits for."""

from datetime import timedelta

from django_tasks import task
from django_tasks_db.models import DBTaskResult

from throughline.common.clock import now
from throughline.thread.purging import purge_withdrawn

EVERY = timedelta(days=1)


@task()
def daily() -> int:
    """The day's work, after its next day is put down: a fault today does not end it for ever."""
    wait_for_the_next(EVERY)
    return purge_withdrawn()


def wait_for_the_next(after: timedelta = timedelta(0)) -> bool:
    """Put the next day's work down unless it waits already, so that any number of workers make one row; whether it did."""
    waiting = DBTaskResult.objects.filter(task_path=daily.module_path, status="READY").exists()
    if not waiting:
        daily.using(run_after=now() + after).enqueue()
    return not waiting
