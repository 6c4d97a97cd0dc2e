"""What stands on the screen has typographic apostrophes, in every template."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOT_SHOWN = re.compile(r"{% comment.*?endcomment %}|{#.*?#}", re.DOTALL)
STRAIGHT = re.compile(r"\S*[^\W\d_]'[^\W\d_]\S*")


def test_no_template_has_a_straight_apostrophe_between_letters() -> None:
    """Exact, because no template language of ours puts a quotation mark between two letters."""
    found = {
        f"{page.relative_to(ROOT)}: {told}"
        for page in (ROOT / "throughline").glob("*/templates/**/*.*")
        for told in STRAIGHT.findall(NOT_SHOWN.sub("", page.read_text(encoding="utf-8")))
    }
    assert not found, "Write ’ for ' in:\n" + "\n".join(sorted(found))
