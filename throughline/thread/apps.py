from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.core.checks import CheckMessage
from django.db import connections
from django.db.models.signals import post_migrate


def _keep_index(sender: AppConfig, using: str = "default", **_: Any) -> None:
    from throughline.thread import planner, search

    if "thread_searchtext" in connections[using].introspection.table_names():
        search.install(connections[using])
        planner.expect_many_rows(connections[using])


def check_search_index(*, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Search finds nothing when a migration dropped the index's triggers; say so at start rather than by silence."""
    from throughline.thread import search

    missing = [
        alias
        for alias in databases or []
        if "thread_searchtext" in connections[alias].introspection.table_names()
        and not search.is_installed(connections[alias])
    ]
    return [
        checks.Error(
            "The full-text index is missing or has lost a trigger.",
            hint="Run `throughline manage migrate`: it lays the index again.",
            id="thread.E001",
        )
        for _alias in missing
    ]


class ThreadConfig(AppConfig):
    name = "throughline.thread"
    label = "thread"

    def ready(self) -> None:
        from throughline.thread.kinds import Kind, register

        register(
            Kind(
                name="excerpt",
                label="Words",
                plural="Words",
                page="library:item",
                no_words="It is a span of its source and holds no words of its own; it goes with its source.",
            )
        )
        post_migrate.connect(_keep_index, sender=self)
        checks.register(check_search_index, checks.Tags.database)
