from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


def _freeze(sender: AppConfig, using: str = "default", **_: Any) -> None:
    from throughline.sharing import frozen

    tables = set(connections[using].introspection.table_names())
    if {"sharing_release", "sharing_releasequote"} <= tables:
        frozen.freeze(connections[using])


class SharingConfig(AppConfig):
    name = "throughline.sharing"
    label = "sharing"

    def ready(self) -> None:
        from throughline.sharing.purging import forget
        from throughline.thread.kinds import Kind, register

        register(
            Kind(
                name="release",
                label="Release",
                plural="Releases",
                page="sharing:release",
                no_words="A draft goes with its words the moment it is thrown away; what was issued is taken back or "
                "redacted, and stays as the record of what others were told.",
                forget=forget,
            )
        )
        post_migrate.connect(_freeze, sender=self)
