"""Turns the web fonts of our pages into the TrueType files that print needs: one file for each subset and weight.

A web font comes in pieces, each for some letters. Print takes them by name, so each piece gets a name of its own,
and whoever prints lists the pieces in order. Run by `./dev build`: faces.py PACKAGES FOLDER.
"""

import re
import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

BODY = "atkinson-hyperlegible"
HEAD = "bricolage-grotesque"
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


def still(path: Path, weight: int) -> TTFont:
    """A font of one weight out of one that has them all."""
    return instantiateVariableFont(TTFont(path), {"wght": weight}, inplace=True)


def make(packages: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.ttf"):
        old.unlink()
    files = packages / "@fontsource" / BODY / "files"
    for subset, family in (("latin", BODY), ("latin-ext", f"{BODY}-ext")):
        for weight in WEIGHTS:
            for style in ("normal", "italic"):
                font = TTFont(files / f"{BODY}-{subset}-{weight}-{style}.woff2")
                keep(font, folder, name_of(family), weight, italic=style == "italic")
    files = packages / "@fontsource-variable" / HEAD / "files"
    for subset, family in (("latin", HEAD), ("latin-ext", f"{HEAD}-ext")):
        keep(still(files / f"{HEAD}-{subset}-wght-normal.woff2", 700), folder, name_of(family), 700)
    for package, subsets in SCRIPTS.items():
        files = packages / "@fontsource-variable" / package / "files"
        for subset in subsets:
            family = name_of(package if package.endswith(subset) else f"{package}-{subset}")
            for weight in WEIGHTS:
                keep(still(files / f"{package}-{subset}-wght-normal.woff2", weight), folder, family, weight)
    nastaliq = packages / "@fontsource/noto-nastaliq-urdu/files"
    for weight in WEIGHTS:
        font = TTFont(nastaliq / f"noto-nastaliq-urdu-arabic-{weight}-normal.woff2")
        keep(font, folder, "Noto Nastaliq Urdu", weight)
    signs = packages / "@fontsource/noto-sans-symbols-2/files"
    for subset in ("symbols", "math"):
        font = TTFont(signs / f"noto-sans-symbols-2-{subset}-400-normal.woff2")
        keep(font, folder, f"Noto Sans Signs {subset.capitalize()}", 400)
    emoji = packages / "@fontsource/noto-emoji/files"
    for path in sorted(emoji.glob("noto-emoji-*-400-normal.woff2")):
        if number := re.search(r"-(\d+)-400", path.name):
            keep(TTFont(path), folder, f"Noto Emoji {number[1]}", 400)


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
