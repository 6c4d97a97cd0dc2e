"""The rules of sight and change, said once more and apart from the product, to check it against."""

from collections.abc import Callable
from dataclasses import dataclass

STANDINGS = ("private", "team", "restricted", "withdrawn")


@dataclass(frozen=True)
class Who:
    """Somebody at a door: their name in the cast, their role in the programme, whether they wrote what it is about."""

    name: str
    role: str = ""
    wrote_it: bool = False

    @property
    def on_team(self) -> bool:
        return self.role in {"organiser", "learning_lead", "team_member"}

    @property
    def inside(self) -> bool:
        return self.on_team or self.role == "data_protection_lead"


CAST = (
    Who("ana", "organiser", wrote_it=True),
    Who("ben", "team_member"),
    Who("olu", "organiser"),
    Who("lea", "learning_lead"),
    Who("dot", "data_protection_lead"),
    Who("adam", "administrator"),
    Who("paz", "partner"),
    Who("bo", "board_member"),
    Who("lupe", "learning_partner"),
    Who("lou"),  # was on the team, has left
    Who("dee"),  # an organiser, in another programme
    Who("nobody"),  # not signed in
)

Rule = Callable[[Who, str], bool]


def PUBLIC(who: Who, standing: str) -> bool:  # noqa: N802
    return True


def SIGNED_IN(who: Who, standing: str) -> bool:  # noqa: N802
    return who.name != "nobody"


def INSIDE(who: Who, standing: str) -> bool:  # noqa: N802
    return who.inside


def TEAM(who: Who, standing: str) -> bool:  # noqa: N802
    return who.on_team


def ADMINISTRATION(who: Who, standing: str) -> bool:  # noqa: N802
    return who.role in {"administrator", "learning_lead"}


def READS(who: Who, standing: str) -> bool:  # noqa: N802
    if not who.inside:
        return False
    return {
        "private": who.wrote_it,
        "team": True,
        "restricted": who.wrote_it or who.role in {"learning_lead", "data_protection_lead"},
        "withdrawn": False,
    }[standing]


def OWN_WORDS(who: Who, standing: str) -> bool:  # noqa: N802
    return READS(who, standing) and who.wrote_it


def TEAM_ON_ITEM(who: Who, standing: str) -> bool:  # noqa: N802
    return READS(who, standing) and who.on_team


def WITHDRAWS(who: Who, standing: str) -> bool:  # noqa: N802
    return READS(who, standing) and (who.wrote_it or who.role in {"learning_lead", "data_protection_lead"})


@dataclass(frozen=True)
class Door:
    """One route, what it is about, and who gets through by GET and by POST (None: the method is not offered)."""

    route: str
    about: str = "programme"
    get: Rule | None = None
    post: Rule | None = None
    standings: tuple[str, ...] = STANDINGS
    accept: str = "text/html"
    why: str = ""
    put: Rule | None = None
    delete: Rule | None = None
