"""Three sample documents as files, of the made-up year: the yearly report, a board paper and the theory of change."""

from collections.abc import Iterator
from pathlib import Path

from throughline.demonstration.founding import SLUG
from throughline.documents.as_docx import as_docx
from throughline.documents.as_pdf import as_pdf
from throughline.people.models import Person
from throughline.people.reads import current_members
from throughline.people.words import Role
from throughline.programme.models import Programme
from throughline.sharing.models import Release
from throughline.sharing.reads import reading_inside, team_releases
from throughline.sharing.words import Form, ReleaseState
from throughline.theory import drawing, stood
from throughline.theory import reads as theory
from throughline.theory.formats.as_slides import slides


class NothingToShow(Exception):
    """The demonstration is not loaded here, so there is nothing to make samples of. Load it first: throughline demo-load."""


def write_samples(folder: Path) -> Iterator[Path]:
    """Write the files and give each path. Raises NothingToShow, NotPrinted."""
    programme = Programme.objects.filter(slug=SLUG, is_demonstration=True).first()
    if programme is None:
        raise NothingToShow
    folder.mkdir(parents=True, exist_ok=True)
    lead = current_members(programme.pk, [Role.LEARNING_LEAD])[0]
    report, paper = _newest(lead, programme, Form.REPORT), _newest(lead, programme, Form.PAPER)
    yield _kept(folder / "yearly-report.pdf", as_pdf(reading_inside(lead, report.item), author=programme.name))
    yield _kept(folder / "board-paper.docx", as_docx(reading_inside(lead, paper.item), author=programme.name))
    of = theory.map_of(lead, programme.pk)
    if of is None:
        raise NothingToShow
    standing = theory.standing(lead, of, counted=False)
    made = slides(stood.of_standing(standing), drawing.of_standing(standing, linked=False))
    yield _kept(folder / "theory-of-change.pptx", made)


def _newest(person: Person, programme: Programme, form: Form) -> Release:
    for release in team_releases(person, programme):
        if release.form == form and release.state == ReleaseState.ISSUED and release.document:
            return release
    raise NothingToShow


def _kept(path: Path, made: bytes) -> Path:
    path.write_bytes(made)
    return path
