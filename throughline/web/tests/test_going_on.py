"""After an act a person is led to a page of ours and nowhere else, whatever a form says."""

import pytest
from django.test import RequestFactory

from throughline.web.going_on import came_from_or, next_or


@pytest.mark.parametrize("asked", ["/themes/", "/p/hubs/notes/?q=kettle", "http://testserver/themes/"])
def test_a_page_of_ours_is_gone_on_to(asked: str) -> None:
    assert next_or(RequestFactory().post("/", {"next": asked}), "/home/") == asked
    assert came_from_or(RequestFactory().post("/", headers={"referer": asked}), "/home/") == asked


@pytest.mark.parametrize(
    "asked",
    ["", "nan", "theme", "0001-01-01", "%00", "//elsewhere.example/", "https://elsewhere.example/", "javascript:alert(1)", "/\\elsewhere.example"],
)  # fmt: skip
def test_anything_else_leads_home(asked: str) -> None:
    assert next_or(RequestFactory().post("/", {"next": asked}), "/home/") == "/home/"
    assert came_from_or(RequestFactory().post("/", headers={"referer": asked}), "/home/") == "/home/"
