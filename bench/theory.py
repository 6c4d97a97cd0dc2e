"""A theory of change at the size one should not outgrow: 300 elements, 600 links, 120 assumptions, 5,000 pieces of evidence.

The same at every size of the programme. Boxes have their places, assumptions were judged, and some of what was heard fits nowhere.
"""

from uuid import UUID

from bench.filling import MEANINGS, Filling, drawn
from bench.wording import claim
from throughline.common.clock import today
from throughline.theory.models import Assumption, CausalLink, Change, Element, Judgement, Place, TheoryMap
from throughline.theory.words import Act, AssumptionStatus, Confidence, ElementKind, Importance
from throughline.thread.words import Meaning

ELEMENTS, LINKS, ASSUMPTIONS, EVIDENCE, NOWHERE = 300, 600, 120, 5_000, 40
COLUMN = 20
"""Boxes below one another in the picture."""


class Mapped:
    """One map being filled: its items and links go to the thread, the rest is kept until all of it is there."""

    def __init__(self, filling: Filling) -> None:
        self.filling, self.thread, self.chance = filling, filling.thread, filling.chance
        self.by = filling.cast.team[0]
        self.map = self._item("theory-map", "How we think change happens")
        self.changes: list[Change] = []

    def _item(self, kind: str, title: str) -> UUID:
        at = self.filling.some_day(300, 990)
        return UUID(self.thread.item(kind, at, title, author=self.by.pk.hex))

    def _link(self, source: UUID, target: UUID, meaning: Meaning) -> None:
        self.thread.link(source.hex, target.hex, meaning, self.filling.some_day(990, 999), "Heard in so many words.")

    def stands(self, kind: str, title: str) -> UUID:
        """A part put on the map, with the change that says so."""
        made = self._item(kind, title)
        number = len(self.changes) + 1
        self.changes.append(Change(of_id=self.map, number=number, subject_id=made, act=Act.ADDED, by=self.by))
        if kind != "assumption":
            self._link(made, self.map, Meaning.PART_OF)
        return made

    def elements(self) -> list[Element]:
        kinds = [
            ElementKind.ACTIVITY,
            ElementKind.PRECONDITION,
            ElementKind.OUTCOME,
            ElementKind.OUTCOME,
            ElementKind.ENABLING_FACTOR,
        ]
        return [
            Element(
                item_id=self.stands("theory-element", claim(self.chance, number)), of_id=self.map,
                kind=ElementKind.IMPACT if number == ELEMENTS - 1 else kinds[number * len(kinds) // ELEMENTS],
                description="What people say of it.", contribution_only=number > ELEMENTS - 20,
            )
            for number in range(ELEMENTS)
        ]  # fmt: skip

    def links(self, elements: list[Element]) -> list[CausalLink]:
        """Two from each element, some of them back."""
        ends = {(at, (at + self.chance.randrange(1, 40)) % ELEMENTS) for at in range(ELEMENTS) for _ in range(3)}
        return [
            CausalLink(
                item_id=self.stands("causal-link", f"“{claim(self.chance, cause)}” leads to “{claim(self.chance, effect)}”"),
                of_id=self.map, cause=elements[cause], effect=elements[effect], mechanism="People tell one another.",
            )
            for cause, effect in self.chance.sample(sorted(ends), LINKS)
        ]  # fmt: skip

    def assumptions(self, parts: list[UUID]) -> list[Assumption]:
        made = []
        for number in range(ASSUMPTIONS):
            about = self.chance.choice(parts)
            row = Assumption(
                item_id=self.stands("assumption", claim(self.chance, number)), of_id=self.map, about_id=about,
                importance=self.chance.choice(Importance.values), status=self.chance.choice(AssumptionStatus.values),
                confidence=self.chance.choice(Confidence.values), looked_at_on=today(),
            )  # fmt: skip
            self._link(row.item_id, about, Meaning.ABOUT)
            made.append(row)
        return made

    def judgements(self, targets: list[UUID]) -> list[Judgement]:
        return [
            Judgement(target_id=pk, confidence=Confidence.REPEATED, because="We read the words.", recorded_by=self.by)
            for pk in targets
            for _ in range(2)
        ]

    def evidence(self, targets: list[UUID]) -> None:
        """Notes, words and themes on elements, links and assumptions: some parts gather far more of it than others."""
        heard = [source.id for source in self.filling.sources if source.standing == "team"]
        heard += [*self.filling.cast.excerpts, *self.filling.cast.themes]
        weights = [(at + 1) ** -0.6 for at in range(len(targets))]
        self.chance.shuffle(targets)
        said: set[tuple[str, UUID]] = set()
        while len(said) < EVIDENCE:
            said.add((self.chance.choice(heard), self.chance.choices(targets, weights)[0]))
        for source, target in sorted(said):
            self._link(UUID(source), target, Meaning(drawn(self.chance, MEANINGS)))
        for source in self.chance.sample(heard, NOWHERE):
            self._link(UUID(source), self.map, Meaning.ABOUT)


def theory(filling: Filling) -> None:
    """Fill one map, and remember its parts for those who open them."""
    mapped = Mapped(filling)
    elements = mapped.elements()
    links = mapped.links(elements)
    boxes, arrows = [one.item_id for one in elements], [one.item_id for one in links]
    assumptions = mapped.assumptions([*boxes, *arrows])
    believed = [one.item_id for one in assumptions]
    mapped.evidence([*boxes, *arrows, *believed * 3])
    TheoryMap.unscoped.create(item_id=mapped.map, number=len(mapped.changes))
    Element.unscoped.bulk_create(elements)
    CausalLink.unscoped.bulk_create(links)
    Assumption.unscoped.bulk_create(assumptions)
    Change.unscoped.bulk_create(mapped.changes)
    Judgement.unscoped.bulk_create(mapped.judgements(believed))
    Place.unscoped.bulk_create(
        Place(element=one, x=48 + 404 * (at // COLUMN), y=48 + 160 * (at % COLUMN)) for at, one in enumerate(elements)
    )
    cast = filling.cast
    cast.maps = [mapped.map.hex]
    cast.elements, cast.causal_links, cast.assumptions = ([pk.hex for pk in ids] for ids in (boxes, arrows, believed))
