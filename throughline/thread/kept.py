"""Rows of history that rooms keep beside an item: added to, never rewritten."""

from typing import Any

from django.db import models


class KeptForEver(Exception):
    """What was kept stays as it was written."""


class AddedOnly(models.Model):
    """A row of history: once written it is not changed."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise KeptForEver
        super().save(*args, **kwargs)
