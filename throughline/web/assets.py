"""Where the built scripts, styles and fonts lie: reads the manifest that `./dev build` writes beside them."""

import functools
import json
from pathlib import Path
from typing import TypedDict

from django.conf import settings

DIST = Path(__file__).parent / "static" / "dist"


class Chunk(TypedDict, total=False):
    """One built file as Vite's manifest tells it."""

    file: str
    name: str
    css: list[str]
    imports: list[str]
    isEntry: bool


class NotBuilt(LookupError):
    """The scripts and styles are not built yet. Run `./dev build` and load the page again."""


def entry_styles(name: str) -> list[str]:
    """Addresses of the stylesheets an entry needs, its shared parts first."""
    found: dict[str, None] = {}
    _gather_styles(_entry_key(name), found, set())
    return list(found)


def entry_script(name: str) -> str:
    """Address of the script of an entry: "site", "theme" or a room that has an island."""
    return _address(manifest()[_entry_key(name)]["file"])


def manifest() -> dict[str, Chunk]:
    """The manifest of the newest build; read again only when the file has changed."""
    path = DIST / "manifest.json"
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        raise NotBuilt(NotBuilt.__doc__) from None
    return _read(path, changed)


@functools.lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> dict[str, Chunk]:
    chunks: dict[str, Chunk] = json.loads(path.read_text())
    return chunks


def _entry_key(name: str) -> str:
    for key, chunk in manifest().items():
        if chunk.get("isEntry") and chunk.get("name") == name:
            return key
    raise NotBuilt(f"There is no built entry called “{name}”: islands/{name}/index.ts is missing or not built yet.")


def _gather_styles(key: str, found: dict[str, None], seen: set[str]) -> None:
    if key in seen:
        return
    seen.add(key)
    chunk = manifest()[key]
    for imported in chunk.get("imports", []):
        _gather_styles(imported, found, seen)
    for style in chunk.get("css", []):
        found[_address(style)] = None


def _address(file: str) -> str:
    return f"{settings.STATIC_URL}dist/{file}"
