"""The shells: what everybody's page carries, and what stands in the navigation for whom."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from throughline.people.reads import roles_by_programme
from throughline.people.words import Role
from throughline.people.writes import join_programme
from throughline.web import assets, notices
from throughline.web.templatetags import look
from throughline.web.templatetags.site import direction

WEB = Path(__file__).parents[1]
NOT_COMPONENTS = {"flashes", "form_summary", "icon_url", "thread_knots"}  # drawn by the shells, forms and thread line


def test_every_component_stands_on_the_page_that_shows_them() -> None:
    shown = (WEB / "templates/web/look.html").read_text()
    missing = [
        name
        for name in look.register.tags
        if name not in NOT_COMPONENTS | {"icon", "widget", "error_summary"} and not re.search(rf"{{% {name}\b", shown)
    ]
    assert missing == []


def test_every_component_is_in_the_readme() -> None:
    told = (WEB / "README.md").read_text()
    assert [name for name in look.register.tags if name not in NOT_COMPONENTS and f"`{name}`" not in told] == []


@pytest.mark.django_db
def test_the_look_page_opens_to_anybody(client: Client) -> None:
    page = client.get("/look/")
    assert page.status_code == 200
    assert "Said back" in page.content.decode()


@pytest.mark.django_db
def test_no_page_of_ours_writes_script_or_style_into_its_markup(client: Client) -> None:
    for path in ("/look/", "/account/login/", "/nothing-here/"):
        page = client.get(path).content.decode()
        assert not re.search(r"\sstyle=|\son[a-z]+=|<style|javascript:", page), path
        assert re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", page) == [], path


def test_the_demonstration_says_that_it_is_made_up() -> None:
    words = "Made-up learning data. Places are real; people, words and events are not."
    assert words in render_to_string("web/plain.html", {"demonstration": True})
    assert words not in render_to_string("web/plain.html", {"demonstration": False})


def test_the_navigation_leaves_out_what_is_not_this_persons() -> None:
    programme = SimpleNamespace(slug="hubs", name="Hubs")
    source = "{% load site %}{% places as nav %}{% for place in nav.every %}{{ place.key }} {% endfor %}"
    reader = Context({"programme": programme, "may_write": False, "may_administer": False})
    assert "note " not in Template(source).render(reader)
    assert "programme " not in Template(source).render(reader)
    assert Template(source).render(Context({})) == ""


@pytest.mark.django_db
def test_only_those_who_belong_to_several_programmes_may_switch(
    cast: SimpleNamespace, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    source = "{% load site %}{% other_programmes as others %}{% for one in others %}{{ one.name }}: {{ one.url }}; {% endfor %}"
    roles_by_programme(cast.adam)
    with django_assert_num_queries(0):
        assert Template(source).render(Context({"person": cast.adam, "nav_programme": cast.hubs})) == ""
    join_programme(person=cast.adam, programme_id=cast.elsewhere.pk, role=Role.ADMINISTRATOR)
    page = Template(source).render(Context({"person": cast.adam, "nav_programme": cast.hubs}))
    assert page == "Community Hubs: /p/hubs/people/; Elsewhere: /p/elsewhere/people/; "


@pytest.mark.parametrize(
    ("tags", "address"),
    [
        ("undo:/themes/1/ungather/", "/themes/1/ungather/"),
        ("undo://elsewhere.example/", ""),
        ("undo:https://elsewhere.example/", ""),
        ("", ""),
    ],
)
def test_undo_leads_only_to_our_own_addresses(tags: str, address: str) -> None:
    assert notices.undo_address(SimpleNamespace(extra_tags=tags)) == address


def test_what_was_done_is_told_with_its_undo() -> None:
    request = RequestFactory().get("/")
    request.session = {}
    request._messages = FallbackStorage(request)
    notices.told(request, "Three notes added.", undo="/undo/")
    page = Template("{% load look %}{% flashes %}").render(
        Context({"messages": get_messages(request), "csrf_token": "t"})
    )
    assert "Three notes added." in page
    assert 'action="/undo/"' in page
    assert 'name="csrfmiddlewaretoken" value="t"' in page


def test_a_missing_build_leaves_plain_pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(assets, "DIST", tmp_path)
    with pytest.raises(assets.NotBuilt):
        assets.entry_script("site")
    assert Template("{% load site %}{% site_head %}{% island 'capture' %}").render(Context()) == ""


def test_an_entry_brings_the_styles_of_what_it_imports(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(assets, "DIST", tmp_path)
    (tmp_path / "manifest.json").write_text(
        '{"capture/index.ts": {"file": "assets/capture-1.js", "name": "capture", "isEntry": true,'
        ' "imports": ["_shared"], "css": ["assets/capture-1.css"]},'
        ' "_shared": {"file": "assets/shared-1.js", "css": ["assets/shared-1.css"]}}'
    )
    assert assets.entry_script("capture") == "/static/dist/assets/capture-1.js"
    assert assets.entry_styles("capture") == ["/static/dist/assets/shared-1.css", "/static/dist/assets/capture-1.css"]


def test_languages_know_their_direction() -> None:
    assert [direction(code) for code in ("ur", "ar-EG", "en-gb", "")] == ["rtl", "rtl", "ltr", "ltr"]
