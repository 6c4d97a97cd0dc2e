"""What the machine offers to cover, what it leaves, and what it asks."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.gb import nhs

from throughline.sharing.masking import Concern, Mask, Reason, WordsHaveChanged, apply, prompts, suggested_masks

PLACES = ("Seven Kings", "Ilford", "Gants Hill")


def covered(text: str, **known: tuple[str, ...]) -> str:
    return apply(text, suggested_masks(text, places=PLACES, **known))


def reasons(text: str) -> list[tuple[str, str]]:
    return [(one.reason.name, one.found) for one in suggested_masks(text, places=PLACES)]


def test_the_training_record_is_covered() -> None:
    text = (
        "Mrs P at no. 14 says the landlord has still not sent anybody about the damp. Ring her on 07700 900147 or write to mrs.p@example.org, "
        "she’s at 14 Sample Street, IG0 0ZZ. “I’ve told them so many times that I know the hold music.”"
    )
    assert covered(text) == (
        "[a name] at [a house number] says the landlord has still not sent anybody about the damp. Ring her on [a phone number] or write to "
        "[an e-mail address], she’s at [an address], [a postcode]. “I’ve told them so many times that I know the hold music.”"
    )


@pytest.mark.parametrize(
    "words",
    [
        "Third door said you came last year, what happened? I didn't know. Said I'd find out by the 12th.",
        "Conversation in Punjabi, colleague translated. Wanted to know if the new library keeps the Punjabi newspapers.",
        "Seven Kings library, Valentines Park and the High Road near Ilford Lane. Treasurer says twelve groups want the hall.",
        "School gate, 7.30am. £250,000 for the café in 2023-24, or 2023 - 2024, says the Council. 14 tries, 3 chats, 24/7.",
        "Will you come? Grace before meals. Mark my words. Hope so. May be the light.",
        "3 may come on Tuesday and 10 march past; the number 14 bus, number one of 25 people, no 3 years in.",
        "Two of nine talked. Walking is hard. Benches facing each other. Romanian-speaking mums read Facebook. GP at the NHS surgery.",
        "A queue by the M25 and the A12. Half of 100 ml. Dr. No was on. 1,200,000 signatures by the end of March 2024.",
        "Nobody in Hub terms. Dr and Mrs and the rest. Called Monday. My friend Saturday. Miss the bus. Called the council, named nobody.",
    ],
)
def test_what_names_nobody_is_left_alone(words: str) -> None:
    assert reasons(words) == []


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("07700 900123", "PHONE"),
        ("+44 7700 900 123", "PHONE"),
        ("(020) 8554 1234", "PHONE"),
        ("07700.900.123", "PHONE"),
        ("0 7 7 0 0 9 0 0 1 2 3", "PHONE"),
        ("0044 20 8554 1234", "PHONE"),
        ("+91 98765 43210", "PHONE"),
        ("a.rao@example.org.uk", "EMAIL"),
        ("a.rao (at) example (dot) org", "EMAIL"),
        ("anjali at example dot com", "EMAIL"),
        ("https://example.org/p?q=1", "WEB"),
        ("www.example.org", "WEB"),
        ("hall.example.co.uk/keys", "WEB"),
        ("@kettle_club", "HANDLE"),
        ("943 476 5919", "NHS"),
        ("943-476-5919", "NHS"),
        ("9434765919", "NHS"),
        ("QQ 12 34 56 C", "NATIONAL_INSURANCE"),
        ("ab123456c", "NATIONAL_INSURANCE"),
        ("AB 12 34 56", "NATIONAL_INSURANCE"),
        ("IG1 2AB", "POSTCODE"),
        ("ig12ab", "POSTCODE"),
        ("GIR 0AA", "POSTCODE"),
        ("SW1A 1AA", "POSTCODE"),
        ("IG1", "POSTCODE"),
        ("IG1 2", "POSTCODE"),
        ("no. 14", "HOUSE"),
        ("No 14", "HOUSE"),
        ("nos. 12 and 14", "HOUSE"),
        ("flat 3b", "HOUSE"),
        ("Flat B", "HOUSE"),
        ("block C", "HOUSE"),
        ("№ 14", "HOUSE"),
        ("14 Elm Road", "ADDRESS"),
        ("14b, St. Mary’s Close", "ADDRESS"),
        ("12-14 The Old High Street", "ADDRESS"),
        ("14 elm road", "ADDRESS"),
        ("12/03/2024", "DATE"),
        ("12.3.24", "DATE"),
        ("2024-03-12", "DATE"),
        ("the 12th of March 2024", "DATE"),
        ("12 Mar", "DATE"),
        ("March 12th", "DATE"),
        ("3rd may", "DATE"),
        ("3 may 2024", "DATE"),
        ("AB12 CDE", "CAR"),
        ("ab12 cde", "CAR"),
        ("P123 ABC", "CAR"),
        ("ABC 123P", "CAR"),
        ("12-34-56", "NUMBER"),
        ("account 12345678", "NUMBER"),
    ],
)
def test_numbers_and_addresses_are_covered(words: str, reason: str) -> None:
    text = f"🙂 She gave {words} to the desk."
    found = reasons(text)
    assert [name for name, _ in found] == [reason]
    assert found[0][1] in words
    assert found[0][1] == words or reason == "NUMBER"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ring me on 8554 1234", ("PHONE", "8554 1234")),
        ("her NHS number is 943 476 5918", ("NHS", "943 476 5918")),
        ("NI number: zz123456", ("NATIONAL_INSURANCE", "zz123456")),
        ("the reg was abc 12", ("CAR", "abc 12")),
        ("they live in E7", ("POSTCODE", "E7")),
        ("postcode ends 2AB", ("POSTCODE", "2AB")),
        ("the lady at number 9 said", ("HOUSE", "number 9")),
        ("born 12/03/1956", ("BIRTH", "12/03/1956")),
        ("D.O.B. 12 March 1956", ("BIRTH", "12 March 1956")),
        ("born in 1956 there", ("BIRTH", "1956")),
        ("come on 12/03 then", ("DATE", "12/03")),
        ("not since 12/03 no", ("DATE", "12/03")),
    ],
)
def test_some_are_known_by_the_words_before_them(words: str, found: tuple[str, str]) -> None:
    assert reasons(words) == [found]


def test_ten_digits_that_are_no_nhs_number_are_a_reference() -> None:
    assert reasons("case 943 476 5918 again") == [("NUMBER", "943 476 5918")]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("on 12/03/2024", "on [a day in March 2024]"),
        ("on 12.3.24", "on [a day in March 2024]"),
        ("on 12 March ’24", "on [a day in March 2024]"),
        ("on the 12th of March", "on [a day in March]"),
        ("on Sept 3", "on [a day in September]"),
        ("in IG1 somewhere", "in [a postcode area] somewhere"),
    ],
)
def test_what_can_be_made_wider_is_not_blanked(words: str, kept: str) -> None:
    assert covered(words) == kept


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("My neighbour Anjali’s son Tom agreed.", "My neighbour [a name]’s son [a name] agreed."),
        ("Anjali said no, and Will said yes.", "[a name] said no, and [a name] said yes."),
        ("Dr Anjali Rao and Prof. Ö. Yılmaz spoke.", "[a name] and [a name] spoke."),
        ("i saw mrs patel and her friend called zaynab.", "i saw [a name] and her friend called [a name]."),
        ("The keys are with Grace Adeyemi-Cole, ask Ahmed.", "The keys are with [a name], ask [a name]."),
        ("Zaynab’s key. Then zaynab lost it.", "[a name]’s key. Then [a name] lost it."),
        ("Zaynab Ortiz held it.", "[a name] held it."),
        ("We met Oluwaseun van Dijk there.", "We met [a name] there."),
        ("my friend hope, my friend Hope.", "my friend hope, my friend [a name]."),
        ("Miss Rose came. I miss Rose.", "[a name] came. I miss [a name]."),
        ("Councillor SINGH spoke with Uncle B.", "[a name] spoke with [a name]."),
        ("May said so. In May it rained.", "[a name] said so. In May it rained."),
        ("“Anjali,” she said. “Benches”.", "“[a name],” she said. “Benches”."),
        ("Ask for jo or speak to Zed.", "Ask for [a name] or speak to [a name]."),
    ],
)
def test_names_are_known_by_what_stands_around_them(words: str, left: str) -> None:
    assert covered(words) == left


def test_places_that_may_stay_stay_and_people_we_know_go() -> None:
    text = "Gants Hill is where Biscuit meets. biscuit brings biscuits. Fairlop too."
    assert (
        covered(text, people=("Biscuit", " "))
        == "Gants Hill is where [a name] meets. [a name] brings biscuits. Fairlop too."
    )


def test_masks_that_overlap_become_one_for_the_weightier_reason() -> None:
    text = "write to https://anjali@example.org/p or 943 476 5919"
    masks = suggested_masks(text)
    assert [one.reason for one in masks] == [Reason.EMAIL, Reason.NHS]
    assert masks[0].found == "https://anjali@example.org/p"


@given(
    st.text(alphabet="abc .,\nAJ🙂é’0179-/@", max_size=60),
    st.sampled_from(["07700 900123", "IG1 2AB", "a@example.org", "Mrs P", "12/03/2024"]),
)
def test_masks_are_in_order_apart_and_true(around: str, secret: str) -> None:
    text = f"{around} | {secret} | {around}"
    masks = suggested_masks(text)
    assert all(one.found == text[one.start : one.end] and one.found for one in masks)
    assert all(first.end <= second.start for first, second in pairwise(masks))
    assert secret not in apply(text, masks)


@given(st.integers(100_000_000, 999_999_999).map(str), st.sampled_from(["{}{}{}", "{} {} {}", "{}-{}-{}"]))
def test_every_nhs_number_is_known_by_its_check_digit(nine: str, form: str) -> None:
    digits = [digit for digit in "0123456789" if nhs.is_valid(nine + digit)]
    assume(digits)
    number = form.format(nine[:3], nine[3:6], nine[6:] + digits[0])
    assert ("NHS", number) in reasons(f"It is {number}, she said")


@given(st.text(max_size=200))
def test_any_words_can_be_looked_at(words: str) -> None:
    text = apply(words, suggested_masks(words))
    assert isinstance(prompts(text), list)


def test_a_person_may_change_or_drop_a_suggestion() -> None:
    text = "Anjali told Tom."
    first, second = suggested_masks(text)
    own = Mask(second.start, second.end, second.reason, second.found, "her son")
    assert apply(text, [own]) == "Anjali told her son."
    assert apply(text, [own, first]) == "[a name] told her son."
    assert apply(text, []) == text


@pytest.mark.parametrize("changed", ["Anjali told Tim.", "Oh. Anjali told Tom.", "Anjali"])
def test_masks_for_other_words_are_refused(changed: str) -> None:
    masks = suggested_masks("Anjali told Tom.")
    with pytest.raises(WordsHaveChanged, match="Nothing was changed"):
        apply(changed, masks)


def test_masks_that_overlap_are_refused() -> None:
    with pytest.raises(WordsHaveChanged):
        apply("Anjali", [Mask(0, 6, Reason.NAME, "Anjali", "x"), Mask(2, 4, Reason.NAME, "ja", "y")])
    with pytest.raises(WordsHaveChanged):
        apply("Anjali", [Mask(3, 2, Reason.NAME, "", "x")])


def test_questions_are_asked_for_what_no_pattern_covers() -> None:
    text = (
        "The lollipop lady, mother of six, has dementia. Her neighbour was in the paper on 12 March 2024. Her neighbour prays at the mosque. "
        "Ms Green is no MP."
    )
    asked = {prompt.concern: prompt.found for prompt in prompts(text)}
    assert asked == {
        Concern.RARE_JOB: ("lollipop lady", "MP"),
        Concern.FAMILY_SHAPE: ("mother of six",),
        Concern.HEALTH_OR_FAITH: ("dementia", "mosque"),
        Concern.EXACT_DATE: ("12 March 2024",),
        Concern.THIRD_PERSON: ("Her neighbour",),
        Concern.LOCAL_FAME: ("in the paper",),
    }
    assert all(prompt.question.endswith(("?", ".", "”.")) for prompt in prompts(text))
    assert prompts("The bench is cold.") == []
