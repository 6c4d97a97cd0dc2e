"""A room asks its own tables, never from a page; everybody else's rows come through a door.

ruff's banned API stops the raw managers by name; this holds the same line for every table, wherever a room asks: its own
tables and nobody else's.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parents[1] / "throughline"
PAGES = {"views", "api", "forms", "urls", "apps", "templatetags"}
RAW = {"unscoped"}


def uses_of_raw_managers(path: Path) -> Iterator[tuple[str, str, int]]:
    """(room whose table it is, table, line) for each raw manager a file names."""
    tree = ast.parse(path.read_text())
    homes: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.endswith(".models"):
            homes |= {name.asname or name.name: node.module.split(".")[1] for name in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in RAW and isinstance(node.value, ast.Name):
            room = path.relative_to(HOUSE).parts[0]
            yield homes.get(node.value.id, room), node.value.id, node.lineno


def test_raw_managers_stay_at_home() -> None:
    strays = []
    for path in HOUSE.rglob("*.py"):
        parts = path.relative_to(HOUSE).parts
        if "tests" in parts or "migrations" in parts:
            continue
        for home, table, line in uses_of_raw_managers(path):
            at_home = home == parts[0]
            layer = path.stem if len(parts) == 2 else parts[1]
            if not at_home or layer in PAGES:
                strays.append(f"{'/'.join(parts)}:{line} asks {home}.{table} raw")
    assert strays == []
