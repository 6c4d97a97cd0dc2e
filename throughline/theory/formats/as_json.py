"""Our own JSON (docs/theory-format.md), which comes back equal, and Kumu's blueprint, which comes back as far as Kumu has words for it."""

import json
from typing import Any

from throughline.theory.formats.brought import LARGEST, Brought, Loose, NotATheory, NotJson, TooLarge, brought
from throughline.theory.stood import Stood, as_json
from throughline.theory.words import Delay, ElementKind, Polarity

FORMAT, VERSION = "throughline-theory", 1
KNOWN = {"id", "_id", "label", "title", "type", "element type", "connection type", "description", "assumptions", "who changes", "tags"}  # fmt: skip


def own(stood: Stood) -> bytes:
    """The whole theory; `read` brings it back equal."""
    return _bytes({"format": FORMAT, "version": VERSION, **as_json(stood)})


def kumu(stood: Stood) -> bytes:
    """As Kumu's import takes it: elements by label, connections by the labels of their ends."""
    elements = [
        {
            "id": one.id, "label": one.title, "type": one.kind_label, "description": one.description,
            "who changes": one.who_changes, "assumptions": [belief.title for belief in stood.assumed_of(one.id)],
        }
        for one in stood.elements
    ]  # fmt: skip
    connections = [
        {
            "from": stood.named[one.cause], "to": stood.named[one.effect], "direction": "directed",
            "type": {Polarity.MORE: "+", Polarity.LESS: "-"}.get(Polarity(one.polarity), Polarity(one.polarity).label),
            "delayed": one.delay in (Delay.MONTHS, Delay.YEARS), "description": one.mechanism,
            "assumptions": [belief.title for belief in stood.assumed_of(one.id)],
        }
        for one in stood.links
    ]  # fmt: skip
    return _bytes({"elements": elements, "connections": connections})


def read(raw: bytes) -> Brought:
    """A theory of ours or a Kumu blueprint, told apart by what is in it. Raises TooLarge, NotJson, NotATheory, TooManyParts."""
    if len(raw) > LARGEST:
        raise TooLarge
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as broken:
        raise NotJson from broken
    if not isinstance(found, dict) or not isinstance(found.get("elements"), list):
        raise NotATheory
    if found.get("format") == FORMAT:
        return brought(_own(found))
    return brought(_kumu(found))


def _bytes(thing: Any) -> bytes:
    return (json.dumps(thing, ensure_ascii=False, indent=1) + "\n").encode()


def _own(found: dict[str, Any]) -> Loose:
    known = {"format", "version", "title", "narrative", "elements", "links", "assumptions"}
    said = [f"“{str(name)[:80]}” in the file was not understood." for name in found if name not in known]
    if found.get("version") != VERSION:
        said.append("The file was written by another version of Throughline; what is below is what was understood.")
    return Loose(
        title=found.get("title"), narrative=found.get("narrative"), elements=found["elements"],
        links=found.get("links", []), assumptions=found.get("assumptions", []), said=said,
    )  # fmt: skip


def _kumu(found: dict[str, Any]) -> Loose:
    loose = Loose(title=found.get("name"))
    strange: set[str] = set()
    for row in found["elements"]:
        given = _flat(row)
        strange |= set(given) - KNOWN
        key = given.get("id") or given.get("_id") or given.get("label")
        kind = given.get("type") or given.get("element type") or ElementKind.OUTCOME.value
        loose.elements.append(
            {
                "id": key, "title": given.get("label"), "kind": kind, "description": given.get("description"),
                "who_changes": given.get("who changes"),
            }
        )  # fmt: skip
        _assumed(loose, given, key)
    connections = found.get("connections", [])
    for at, row in enumerate(connections if isinstance(connections, list) else [], 1):
        given = _flat(row)
        strange |= set(given) - KNOWN - {"from", "to", "direction", "delayed"}
        way = given.get("type") or given.get("connection type")
        link_id = given.get("id") or given.get("_id") or f"connection {at}"
        loose.links.append(
            {
                "id": link_id, "cause": given.get("from"), "effect": given.get("to"), "mechanism": given.get("description"),
                "polarity": {"+": "more", "-": "less"}.get(way, way) if isinstance(way, str) else None,
                "delay": Delay.MONTHS.value if given.get("delayed") is True else "",
            }
        )  # fmt: skip
        _assumed(loose, given, link_id)
    if found.get("loops"):
        loose.said.append("Kumu’s loops were left out: here a loop is simply links that lead round.")
    if strange:
        names = ", ".join(f"“{name[:40]}”" for name in sorted(strange)[:12])
        loose.said.append(f"These fields of the file were not understood and left out: {names}.")
    return loose


def _flat(row: Any) -> dict[str, Any]:
    """A row with its attributes beside it, as Kumu writes them in a blueprint; names in lower case."""
    if not isinstance(row, dict):
        return {}
    more = row.get("attributes")
    both = {**row, **(more if isinstance(more, dict) else {})}
    both.pop("attributes", None)
    return {str(name).casefold(): value for name, value in both.items()}


def _assumed(loose: Loose, given: dict[str, Any], about: Any) -> None:
    beliefs = given.get("assumptions")
    for words in beliefs if isinstance(beliefs, list) else []:
        loose.assumptions.append({"title": words, "about": about, "id": f"{about}: {words}"})
