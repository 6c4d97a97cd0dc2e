"""What a paper, its exempt part and a meeting's opening hold when they go out: built from live records each time, frozen at issue."""

from collections.abc import Sequence
from typing import Any

from throughline.documents.content import Block, Claim, Document, Facts, Heading, Points, Prose, Table
from throughline.governance import reads
from throughline.governance.models import Action, Decision, Meeting, Paper
from throughline.governance.reach import reach_of
from throughline.governance.reads.papers import CitedRow
from throughline.governance.words import (
    EQUALITY,
    OPTIONS,
    PREFERRED,
    THEORY,
    UNDERSTAND,
    MeetingState,
    Outcome,
    Purpose,
)
from throughline.people.models import Person
from throughline.thread.kinds import Shareable
from throughline.thread.models import Item

NOBODY_NAMED = "We asked who is missing from this. Nobody could be named."
NO_REACH = "Nothing that was heard stands under this paper, so nobody can say who was reached."


def told_day(day: Any) -> str:
    """A day as people write it: 3 March 2026."""
    return f"{day.day} {day:%B %Y}"


def _offer(
    title: str, body: str, document: Document, facts: dict[str, Any], meeting: Meeting, **more: Any
) -> Shareable:
    return Shareable(
        title=title, body=body, missing="", confidence="", quotes=[], notes=0, settings=0, hubs=0, recorders=0,
        form="paper", document=document, facts=facts, circles=[meeting.circle_id], **more,
    )  # fmt: skip


def of_paper(person: Person, item: Item) -> Shareable:
    """A paper as it stands now. What is exempt is not in it, nor anything that would show what it says."""
    paper = reads.paper_of(person, item)
    rows = reads.cited_rows(person, paper)
    facts = {
        "is": "paper", "purpose": Purpose(paper.purpose).label, "position": paper.position,
        "ids": {"meeting": str(paper.meeting_id)}, **_of_meeting(paper.meeting),
    }  # fmt: skip
    document = Document(
        title=item.title, subtitle=f"{Purpose(paper.purpose).label}. {paper.meeting.item.title}",
        language=item.language, blocks=paper_blocks(person, paper, rows),
    )  # fmt: skip
    return _offer(
        item.title, paper.summary, document, facts, paper.meeting, ask=paper.ask,
        in_the_way=reads.in_the_way(person, paper, rows),
    )  # fmt: skip


def _of_meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "board": meeting.circle.name, "meeting_title": meeting.item.title, "meeting_on": meeting.held_on.isoformat(),
        "place": meeting.place,
    }  # fmt: skip


def paper_blocks(person: Person, paper: Paper, rows: Sequence[CitedRow]) -> list[Block]:
    """The blocks of a paper in the order they are read."""
    before = reads.meeting_before(person, paper.meeting)
    blocks: list[Block] = []
    if paper.opens_with_actions:
        blocks += actions_blocks(reads.last_actions(person, paper.meeting, before))
    blocks += _said(UNDERSTAND.heading, paper.understand)
    blocks += _evidence(rows)
    blocks += _said("Who is missing", paper.who_is_missing or (NOBODY_NAMED if paper.asked_nobody_named else ""))
    moved = reads.theory_moved(person, paper, before.held_on) if before is not None else []
    if paper.theory or moved:
        blocks += [Heading(THEORY.heading), *([Prose(paper.theory)] if paper.theory else [])]
        blocks += [Points(moved)] if moved else []
    options = [line.strip() for line in paper.options.split("\n") if line.strip()]
    if paper.if_nothing:
        options.append(f"Do nothing. {paper.if_nothing}")
    blocks += [Heading(OPTIONS.heading), Points(options, ordered=True)] if options else []
    blocks += _said(PREFERRED.heading, paper.preferred)
    blocks += _said(EQUALITY.heading, paper.equality)
    if paper.equality:
        blocks += _reached(person, paper, rows)
    exempt = reads.exempt_of(person, paper)
    if exempt is not None:
        blocks += _said(
            "What is not in this paper", f"A part of it is exempt and goes to the board alone. {exempt.because}"
        )
    return blocks


def _said(heading: str, words: str) -> list[Block]:
    return [Heading(heading), Prose(words)] if words else []


def _evidence(rows: Sequence[CitedRow]) -> list[Block]:
    """Each sentence with how sure we are; one whose source is not shared with the board is left out, and holds the paper back."""
    blocks: list[Block] = []
    for title, group in reads.in_groups(rows):
        claims = [
            Claim(row.cited.sentence, row.release.pk, row.told_strength) for row in group if row.release is not None
        ]
        blocks += [Heading(title, 3), *claims] if claims else []
    return [Heading("The evidence, and how strong it is"), *blocks] if blocks else []


def _reached(person: Person, paper: Paper, rows: Sequence[CitedRow]) -> list[Block]:
    """Whom the evidence reached, bound to the equality consideration."""
    reach = reach_of(person, paper.item.programme, [row.source for row in rows])
    if reach.is_empty:
        return [Prose(NO_REACH)]
    return [Heading("Whom the evidence reached", 3), Facts(list(reach.rows), reach.method)]


def actions_blocks(actions: Sequence[Action]) -> list[Block]:
    """What happened to the last actions: late ones plainly, closed ones with what came of them."""
    heading = Heading("What happened to the last actions")
    if not actions:
        return [heading, Prose("Nothing was open.")]
    grouped = reads.grouped(actions)
    rows = [
        (one.item.title, one.owner_role, reads.how_it_stands(one), one.outcome or "Nothing yet.")
        for one in (*grouped.late, *grouped.open, *grouped.closed)
    ]
    columns = ("What was to be done", "In whose hands", "How it stands", "What came of it")
    return [heading, Table("Each action, and what came of it", columns, rows)]


def of_exempt(person: Person, item: Item) -> Shareable:
    """The exempt part of a paper, for the board alone."""
    part = reads.exempt_part(person, item)
    because = f"This part is exempt from publication. {part.because}"
    document = Document(
        title=item.title, subtitle=f"Exempt. {part.paper.item.title}", language=item.language,
        blocks=[Prose(because), Prose(part.words)],
    )  # fmt: skip
    facts = {
        "is": "exempt", "position": part.paper.position, "ids": {"meeting": str(part.paper.meeting_id)},
        **_of_meeting(part.paper.meeting),
    }  # fmt: skip
    body = f"Belongs to “{part.paper.item.title}”. For the board alone."
    return _offer(item.title, body, document, facts, part.paper.meeting, closed=f"It can’t be for anyone: {because}")


def of_meeting(person: Person, item: Item) -> Shareable:
    """What a pack opens with: what happened to the last actions, what was decided, what is asked; afterwards what was decided here."""
    meeting = reads.meeting_of(person, item.pk)
    before = reads.meeting_before(person, meeting)
    papers = reads.papers_of(person, meeting)
    last = reads.last_actions(person, meeting, before)
    blocks = actions_blocks(last)
    if before is not None:
        blocks += _decided("What was decided last time", reads.decisions_of(person, before))
    if papers:
        asked = [_asks(paper) for paper in papers]
        blocks += [Heading("The papers, and what we ask of you"), Points(asked, ordered=True)]
    here = [one for one in reads.decisions_of(person, meeting) if one.is_decided]
    after = reads.actions_of(person, meeting) if meeting.state == MeetingState.HELD else []
    if meeting.state == MeetingState.HELD:
        blocks += _decided("What was decided", here) or [Heading("What was decided"), Prose("Nothing.")]
        blocks += _to_do(after)
    facts = {
        "is": "pack", "ids": {"meeting": str(meeting.pk)}, **_of_meeting(meeting),
        "papers": [paper.item.title for paper in papers],
        "asked": [{"paper": paper.item.title, "purpose": Purpose(paper.purpose).label, "ask": paper.ask} for paper in papers],
        "decided": [_decision_fact(one) for one in here],
        "actions": [_action_fact(one) for one in (*last, *after)],
    }  # fmt: skip
    held = meeting.state == MeetingState.HELD
    title = f"{item.title}: {'what was decided' if held else 'the pack'}"
    body = (
        "What the board decided, and what is to be done. What happened to the actions before it stands first."
        if held
        else "Begin here: what happened to the last actions, then the papers in their order and what we ask of you."
    )
    document = Document(title=title, subtitle=meeting.circle.name, language=item.language, blocks=blocks)
    return _offer(title, body, document, facts, meeting)


def _asks(paper: Paper) -> str:
    return f"{paper.item.title} ({Purpose(paper.purpose).label.lower()}). {paper.ask}".strip()


def _decided(heading: str, decisions: Sequence[Decision]) -> list[Block]:
    taken = [one for one in decisions if one.is_decided]
    if not taken:
        return []
    rows = [
        (one.item.title, Outcome(one.outcome).label, one.wording, told_day(one.next_look_on) if one.next_look_on else "No day named")
        for one in taken
    ]  # fmt: skip
    return [
        Heading(heading),
        Table("Each decision, in its own words", ("Decision", "It came to", "In these words", "Looked at again"), rows),
    ]


def _to_do(actions: Sequence[Action]) -> list[Block]:
    if not actions:
        return []
    rows = [(one.item.title, one.owner_role, told_day(one.due_on)) for one in actions]
    return [
        Heading("What is to be done"),
        Table("Each action, and by when", ("What", "In whose hands", "By when"), rows),
    ]


def _decision_fact(decision: Decision) -> dict[str, str]:
    return {
        "title": decision.item.title, "wording": decision.wording, "outcome": Outcome(decision.outcome).label,
        "decided_on": decision.decided_on.isoformat() if decision.decided_on else "",
    }  # fmt: skip


def _action_fact(action: Action) -> dict[str, str]:
    return {
        "what": action.item.title, "owner_role": action.owner_role, "stands": reads.how_it_stands(action),
        "outcome": action.outcome,
    }  # fmt: skip
