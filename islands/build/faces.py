"""Turns the web fonts of our pages into the TrueType files that print needs: one file for each subset and weight.

A web font comes in pieces, each for some letters. Print takes them by name, so each piece gets a name of its own,
and whoever prints lists the pieces in order. Run by `./dev build`: faces.py PACKAGES FOLDER.
"""

import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

BODY = "atkinson-hyperlegible"
HEAD = "bricolage-grotesque"
BOLD = {"arabic", "bengali", "gujarati", "gurmukhi", "tamil", "devanagari", "cyrillic", "greek"}
"""Where bold is worth the seconds it takes to work out; elsewhere print thickens nothing."""

SCRIPTS = {
    "noto-sans": ["latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek", "greek-ext", "devanagari"],
    "noto-sans-arabic": ["arabic"],
    "noto-sans-bengali": ["bengali"],
    "noto-sans-gujarati": ["gujarati"],
    "noto-sans-gurmukhi": ["gurmukhi"],
    "noto-sans-tamil": ["tamil"],
    "noto-sans-symbols": ["symbols"],
}
WEIGHTS = {400: "Regular", 700: "Bold"}


def name_of(piece: str) -> str:
    """ "noto-sans-tamil" -> "Noto Sans Tamil": what print asks for."""
    return " ".join(part.capitalize() for part in piece.split("-"))


def keep(font: TTFont, folder: Path, family: str, weight: int, *, italic: bool = False) -> None:
    style = " ".join(word for word in (WEIGHTS[weight], "Italic" if italic else "") if word)
    if italic and weight == 400:
        style = "Italic"
    font.flavor = None
    table = font["name"]
    table.names = [one for one in table.names if one.nameID in {0, 13, 14}]  # whose it is, and its licence
    file_name = f"{family}-{style}".replace(" ", "")
    for number, words in ((1, family), (2, style), (3, file_name), (4, f"{family} {style}"), (6, file_name)):
        table.setName(words, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    bold, slant = weight >= 700, italic
    font["OS/2"].fsSelection = (
        (font["OS/2"].fsSelection & ~0b1100001) | bold << 5 | slant | (not bold and not slant) << 6
    )
    font["head"].macStyle = bold | slant << 1
    font.save(folder / f"{file_name}.ttf")


VARYING = ("fvar", "gvar", "avar", "cvar", "HVAR", "VVAR", "MVAR", "STAT")


def still(path: Path, weight: int) -> TTFont:
    """A font of one weight out of one that has them all. Regular is how it is drawn before it varies."""
    font = TTFont(path)
    if weight != 400 or font["fvar"].axes[0].defaultValue != 400:
        return instantiateVariableFont(font, {"wght": weight}, inplace=True)
    for table in VARYING:
        if table in font:
            del font[table]
    return font


Work = tuple[Path, str, int, bool, bool]
"""Of one file: where it comes from, its family, its weight, whether it slants, whether it comes with every weight."""


def works(packages: Path) -> Iterator[Work]:
    files = packages / "@fontsource" / BODY / "files"
    for subset, family in (("latin", BODY), ("latin-ext", f"{BODY}-ext")):
        for weight in WEIGHTS:
            for style in ("normal", "italic"):
                path = files / f"{BODY}-{subset}-{weight}-{style}.woff"
                yield path, name_of(family), weight, style == "italic", False
    files = packages / "@fontsource-variable" / HEAD / "files"
    for subset, family in (("latin", HEAD), ("latin-ext", f"{HEAD}-ext")):
        yield files / f"{HEAD}-{subset}-wght-normal.woff2", name_of(family), 700, False, True
    for package, subsets in SCRIPTS.items():
        files = packages / "@fontsource-variable" / package / "files"
        for subset in subsets:
            family = name_of(package if package.endswith(subset) else f"{package}-{subset}")
            for weight in WEIGHTS if subset in BOLD else (400,):
                yield files / f"{package}-{subset}-wght-normal.woff2", family, weight, False, True
    nastaliq = packages / "@fontsource/noto-nastaliq-urdu/files"
    for weight in WEIGHTS:
        yield nastaliq / f"noto-nastaliq-urdu-arabic-{weight}-normal.woff", "Noto Nastaliq Urdu", weight, False, False
    signs = packages / "@fontsource/noto-sans-symbols-2/files"
    for subset in ("symbols", "math"):
        family = f"Noto Sans Signs {subset.capitalize()}"
        yield signs / f"noto-sans-symbols-2-{subset}-400-normal.woff", family, 400, False, False
    for path in sorted((packages / "@fontsource/noto-emoji/files").glob("noto-emoji-*-400-normal.woff")):
        if number := re.search(r"-(\d+)-400", path.name):
            yield path, f"Noto Emoji {number[1]}", 400, False, False


def make_one(work: tuple[Work, Path]) -> None:
    (path, family, weight, italic, varies), folder = work
    keep(still(path, weight) if varies else TTFont(path), folder, family, weight, italic=italic)


def make(packages: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.ttf"):
        old.unlink()
    heaviest = sorted(
        works(packages), key=lambda work: (work[4] and work[2] > 400, work[0].stat().st_size), reverse=True
    )
    with ProcessPoolExecutor() as pool:
        list(pool.map(make_one, [(work, folder) for work in heaviest]))


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
