"""The drawn map's API keeps to the description it gives of itself, whatever is sent."""

from types import SimpleNamespace
from typing import Any

from throughline.theory.models import Element, TheoryMap
from throughline.web.tests.contract import answers_of


def test_every_answer_is_one_it_describes(
    cast: SimpleNamespace, on: TheoryMap, heard_back: Element, trust: Element
) -> None:
    def prepare(case: Any) -> None:
        of_a_part = "/parts/" in case.operation.path
        case.path_parameters["item_id"] = str(trust.pk if of_a_part else on.pk)
        body = case.body
        if isinstance(body, dict) and {"cause", "effect"} <= set(body):
            body.update(cause=str(heard_back.pk), effect=str(trust.pk))

    methods, answers = answers_of("theory", cast.ana, prepare)
    assert methods == {"GET", "POST"}
    assert answers >= {200, 204, 409, 422}
