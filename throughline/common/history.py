"""Rows of history: added to, never rewritten."""

from typing import Any

from django.db import models


class KeptForEver(Exception):
    """History is added to, never rewritten."""


class AddedOnly(models.Model):
    """A row of history: once written it is not changed. Only `purge`, long after a withdrawal, empties its words."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise KeptForEver
        super().save(*args, **kwargs)
