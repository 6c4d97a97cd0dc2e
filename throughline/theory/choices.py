"""What can be chosen on a map, by its words: options for the box that finds as you type. A large map holds a thousand."""

from throughline.access.visible import readable
from throughline.people.models import Person
from throughline.theory import reads
from throughline.theory.models import Assumption, CausalLink, TheoryMap
from throughline.theory.words import AssumptionStatus, ElementKind

Option = dict[str, str]


def elements(person: Person, of: TheoryMap) -> list[Option]:
    """The elements, under their kinds."""
    kinds = {kind.value: str(kind.label) for kind in ElementKind}
    return [
        {"value": str(one.pk), "label": one.title, "hint": kinds[one.kind], "group": kinds[one.kind]}
        for one in reads.named(person, of)
    ]


def links(person: Person, of: TheoryMap) -> list[Option]:
    """The causal links."""
    ends = [readable(person, path) for path in ("item__", "cause__item__", "effect__item__")]
    rows = CausalLink.unscoped.filter(*ends, of=of, off_map_at=None).order_by("item__recorded_at", "pk")
    return [
        {"value": str(pk), "label": title, "hint": "Causal link", "group": "Causal links"}
        for pk, title in rows.values_list("pk", "item__title")
    ]


def to_be_about(person: Person, of: TheoryMap) -> list[Option]:
    """What an assumption can be about."""
    return [*elements(person, of), *links(person, of)]


def to_file_on(person: Person, of: TheoryMap) -> list[Option]:
    """Everything evidence can be filed on, assumptions first."""
    rows = Assumption.unscoped.filter(readable(person, "item__"), of=of, off_map_at=None)
    found = rows.order_by("item__recorded_at", "pk").values_list("pk", "item__title", "status")
    beliefs = [
        {
            "value": str(pk),
            "label": title,
            "hint": f"Assumption, {AssumptionStatus(status).label}",
            "group": "Assumptions",
        }
        for pk, title, status in found
    ]
    return [*beliefs, *to_be_about(person, of)]
