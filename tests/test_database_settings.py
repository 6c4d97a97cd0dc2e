"""The measured settings are read back, and a connection that lost one is noticed."""

import pytest
from django.db import connection

from throughline.config.apps import check_database


@pytest.mark.django_db
def test_the_connection_is_as_measured() -> None:
    assert check_database(databases=["default"]) == []


@pytest.mark.django_db
def test_a_lost_setting_is_named() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the settings are SQLite's")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cell_size_check=OFF")
        try:
            faults = check_database(databases=["default"])
        finally:
            cursor.execute("PRAGMA cell_size_check=ON")
    assert ["cell_size_check" in str(fault.msg) for fault in faults] == [True]
