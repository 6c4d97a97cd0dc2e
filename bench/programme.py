"""The whole made-up programme: filled, shared, and with its longest chains: note, excerpt, theme, theme, theme, release, promise."""

import random
from collections.abc import Sequence
from datetime import timedelta

from bench.cast import Cast, assembled
from bench.filling import FILLED, Filling, Source
from bench.tables import Table, bulk, plain
from bench.theory import theory
from throughline.sharing.models import Release, ReleaseQuote

QUOTES = 3


def fill(size: int, *, seed: int = 22) -> Cast:
    """Fill an empty, migrated database with a programme of this many items."""
    cast = assembled()
    with bulk(FILLED):
        filling = Filling(size, cast, random.Random(seed))
        filling.claims()
        releases = max(2, size // 1_000)
        filling.what_was_heard(max(30, size - cast.items - 2 * releases))
        release(filling, releases)
        theory(filling)
        filling.flush()
    cast.notes = [source.id for source in worth_opening(filling.sources)]
    return cast


def worth_opening(sources: Sequence[Source]) -> list[Source]:
    """Notes of the team from the whole time, the newest among them, at most three hundred."""
    team = [source for source in sources if source.opens]
    return team[:: max(1, len(team) // 250)] + team[-20:]


def release(filling: Filling, how_many: int) -> None:
    """Issue this many releases, each of a theme that two others led to, each with a promise to say it back."""
    chance, thread, cast = filling.chance, filling.thread, filling.cast
    releases = Table(
        Release, "item_id", "programme_id", "made_from_id", "series", "title", "body", "state", "made_by_id", "checked_by_id",
        "checked_at", "issued_by_id", "issued_at", "sources_then",
    )  # fmt: skip
    quotes = Table(ReleaseQuote, "id", "release_id", "excerpt_id", "position", "words", "neighbour_asked")
    shown = Table(Release.circles.through, "release_id", "circle_id")
    author, checker = thread.authors[:2]
    linked: set[tuple[str, str]] = set()
    for number in range(how_many):
        at = filling.some_day(320, 999)
        moment, day, title = plain(at), at.date().isoformat(), f"What we heard, {number}"
        first, second, third = chance.sample(cast.themes, 3)
        made = thread.item("release", at, title, author=author)
        releases.add(
            made, thread.programme, third, made, title, "Many people told us the same. " * 20, "issued", author, checker,
            moment, author, moment, 40,
        )  # fmt: skip
        for position, words in enumerate(chance.sample(cast.excerpts, QUOTES)):
            quotes.add(thread.id_at(at), made, words, position, "Somebody should ring.", True)
        for circle in chance.sample(cast.circles, 2):
            shown.add(made, circle)
        said = thread.item("promise", at + timedelta(days=1), f"Say it back ({number})", author=author)
        told = ("the board", "Say what came of it.", day, "kept", day, "Said at the gathering.")
        filling.promises.add(said, thread.programme, author, *told)
        for pair in {(first, second), (second, third), (third, made), (made, said)} - linked:
            thread.link(*pair, "led-to", at)
            linked.add(pair)
        cast.releases.append(made)
        cast.chain_ends.append(said)
    for table in (releases, quotes, shown):
        table.flush()
