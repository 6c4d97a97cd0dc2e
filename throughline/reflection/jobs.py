"""What the worker does for this room: letters are opened on their day, also when nobody looks."""

from datetime import timedelta

from django_tasks import task
from django_tasks_db.models import DBTaskResult

from throughline.common.clock import now
from throughline.reflection.writes import open_letters

EVERY = timedelta(hours=1)


@task()
def hourly() -> int:
    """Open what is due, after the next hour is put down: a fault now does not end it for ever."""
    wait_for_the_next(EVERY)
    return open_letters()


def wait_for_the_next(after: timedelta = timedelta(0)) -> bool:
    """Put the next look down unless it waits already; whether it did."""
    waiting = DBTaskResult.objects.filter(task_path=hourly.module_path, status="READY").exists()
    if not waiting:
        hourly.using(run_after=now() + after).enqueue()
    return not waiting
