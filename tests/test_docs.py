"""What the docs list is what there is: every setting, every command, every kind, every room."""

import argparse
import re
from pathlib import Path

from throughline.config.commands import build_parser
from throughline.thread.kinds import kinds

ROOT = Path(__file__).parents[1]


def read(*names: str) -> str:
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)


def test_every_setting_is_in_the_docs() -> None:
    asked = set(re.findall(r"THROUGHLINE_[A-Z_]+", read("throughline/config/settings.py")))
    asked |= {f"THROUGHLINE_{name}" for name in ("SECRET_KEY", "AUDIT_KEY")}
    told = set(re.findall(r"THROUGHLINE_[A-Z_]+", read("docs/settings.md")))
    assert asked - {"THROUGHLINE_"} <= told


def test_every_command_has_its_help() -> None:
    (commands,) = (a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction))
    for choice in commands._choices_actions:
        assert choice.help, choice.dest
        assert choice.help.endswith(".")


def test_every_kind_is_a_word_of_the_glossary() -> None:
    words = read("docs/glossary.md").lower()
    for kind in kinds():
        assert kind.name in words, kind.name


def test_every_room_says_what_it_is() -> None:
    for room in (ROOT / "throughline").iterdir():
        if (room / "apps.py").exists():
            assert (room / "README.md").exists(), room.name


def test_every_link_of_the_docs_leads_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name} -> {link}"
