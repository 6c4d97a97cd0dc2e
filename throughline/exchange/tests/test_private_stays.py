"""Private reflections stay, with everything that hangs on them, and no number of them goes out."""

import json
from pathlib import Path
from types import SimpleNamespace

from throughline.exchange import whole
from throughline.questions.writes import ask_question
from throughline.reflection.models import Reflection
from throughline.reflection.words import Shape
from throughline.reflection.writes import answer, begin_reflection, share_part

AVOIDED = "That I was glad when nobody opened."


def test_the_export_of_a_programme_leaves_reflections_out(cast: SimpleNamespace, tmp_path: Path) -> None:
    alone = begin_reflection(by=cast.ana, programme_id=cast.hubs.pk, shape=Shape.WEEKLY, about="A wet week")
    answer(item=alone, by=cast.ana, prompt="avoiding", words=AVOIDED)
    share_part(item=alone, by=cast.ana, prompt="avoiding", words="I was tired of doors.")
    ask_question(by=cast.ana, programme_id=cast.hubs.pk, wording="Who opens at noon?", asked_from=alone)
    whole.export_programme(programme=cast.hubs, folder=tmp_path)
    text = "".join(path.read_text(encoding="utf-8-sig") for path in tmp_path.iterdir())
    for words in (AVOIDED, "A wet week", str(alone.pk)):
        assert words not in text
    for words in ("I was tired of doors.", "Who opens at noon?"):
        assert words in text
    told = json.loads((tmp_path / "manifest.json").read_text())["files"]
    assert not any("reflection.reflection" in name or "reflection.answer" in name for name in told)
    assert told["thread.item.jsonl"]["rows"] == 2
    assert Reflection.unscoped.count() == 1
