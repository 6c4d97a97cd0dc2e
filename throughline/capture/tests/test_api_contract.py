"""The API keeps to the description it gives of itself, whatever is sent: no fault of ours, no answer it did not announce."""

from types import SimpleNamespace
from typing import Any

from throughline.web.tests.contract import answers_of


def test_every_answer_is_one_it_describes(cast: SimpleNamespace) -> None:
    def prepare(case: Any) -> None:
        if isinstance(case.body, dict) and isinstance(case.body.get("programme"), str):
            case.body["programme"] = "hubs"

    methods, answers = answers_of("capture", cast.ana, prepare)
    assert methods == {"PUT", "GET", "DELETE"}
    assert answers >= {200, 204, 404, 422}
