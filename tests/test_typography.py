"""What stands on the screen has typographic apostrophes and quotation marks: templates, and the strings of our Python."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOT_SHOWN = re.compile(r"{% comment.*?endcomment %}|{#.*?#}", re.DOTALL)
STRAIGHT = re.compile(r"\S*[^\W\d_]'[^\W\d_]\S*")
STRAIGHT_MARKS = re.compile(r'(?<![^\s(])"[^\W\d_][^"=<>{}]*"(?=[\s.,;:?!)]|$)')
"""Words between straight marks, as prose has them: "like this", and not as code has them: name="value"."""
CODE = re.compile(r"\b(?:SELECT|UPDATE|INSERT|DELETE|CREATE|WHERE|RAISE|ALTER|DROP|VALUES|to_tsvector)\b|attachment;")
"""Strings of SQL and of headers."""
NEVER_SHOWN = {
    "demonstration/listening.py": "keys that stand in the year's own files",
    "exchange/whole.py": "reasons for whoever reads the code",
    "sharing/masking/words.py": "words looked for, as people type them",
}


def test_no_template_has_a_straight_apostrophe_between_letters() -> None:
    """Exact, because no template language of ours puts a quotation mark between two letters."""
    found = {
        f"{page.relative_to(ROOT)}: {told}"
        for page in (ROOT / "throughline").glob("*/templates/**/*.*")
        for told in STRAIGHT.findall(NOT_SHOWN.sub("", page.read_text(encoding="utf-8")))
    }
    assert not found, "Write ’ for ' in:\n" + "\n".join(sorted(found))


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in (ROOT / "throughline").rglob("*.py"):
        within = path.relative_to(ROOT / "throughline")
        if not {"tests", "migrations"} & set(within.parts) and within.as_posix() not in NEVER_SHOWN:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def refusals(trees: list[ast.Module]) -> set[str]:
    """Names of our exceptions, by what they are derived from: their docstrings are sentences people read."""
    bases = {
        node.name: {
            base.id if isinstance(base, ast.Name) else base.attr
            for base in node.bases
            if isinstance(base, ast.Name | ast.Attribute)
        }
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    known = {"Exception", "ValueError", "LookupError"}
    while grown := {name for name, of in bases.items() if of & known} - known:
        known |= grown
    return known


def shown(tree: ast.Module, refused: set[str]) -> Iterator[tuple[int, str]]:
    """(line, words) of every string that could reach a screen: all of them but docstrings, and a refusal's docstring."""
    notes = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            continue
        is_refusal = isinstance(node, ast.ClassDef) and node.name in refused
        for index, line in enumerate(body):
            said = getattr(line, "value", None)
            if isinstance(line, ast.Expr) and isinstance(said, ast.Constant) and not (is_refusal and index == 0):
                notes.add(id(said))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in notes:
            continue
        if not CODE.search(node.value):
            yield node.lineno, node.value


def test_no_string_that_could_be_shown_has_a_straight_mark() -> None:
    files = list(sources())
    refused = refusals([tree for _, tree in files])
    found = {
        f"{path.relative_to(ROOT)}:{line}: {told}"
        for path, tree in files
        for line, words in shown(tree, refused)
        for told in [*STRAIGHT.findall(words), *STRAIGHT_MARKS.findall(words)]
    }
    assert not found, "Write ’ for ', “ and ” for \" in:\n" + "\n".join(sorted(found))
