"""Questions no pattern can answer: could somebody who lives here tell who this is, and would they mind?"""

import re

from throughline.sharing.masking.days import exact_dates
from throughline.sharing.masking.marks import Concern, Prompt

_FAMILY = "mother|mum|mam|father|dad|wife|husband|partner|son|daughter|brother|sister|aunt(?:ie|y)?|uncle|cousin|nephew|niece|grand(?:son|daughter|child|children|mother|father|ma|pa|dad)|nan|nana|neighbour|friend|boyfriend|girlfriend|landlord|landlady|carer|boss|teacher|colleague|flatmate|in-laws?"
_PATTERNS = {
    Concern.RARE_JOB: (
        r"head ?teacher|headmaster|headmistress|vicar|priest|imam|rabbi|granthi|pastor|councillor|mayor|(?-i:MP)|midwife|(?-i:GP)|doctor|dentist|pharmacist|"
        r"funeral director|undertaker|lollipop (?:lady|man)|postman|postwoman|milkman|caretaker|butcher|baker|barber|publican|landlord of|"
        r"treasurer|chair(?:man|woman|person)?(?= of)|secretary of|conductor|coach|referee|firefighter|fireman|paramedic|magistrate|judge|"
        r"police officer|librarian|practice manager|lifeguard|farrier|blacksmith|organist|bell.?ringer|bus driver|the only \w+|used to run|runs the"
    ),
    Concern.FAMILY_SHAPE: (
        r"twins?|triplets|only child|(?:mother|father|mum|dad) of (?:\w+)|(?:three|four|five|six|seven|eight|nine|ten|[3-9]|1\d) (?:kids|children|sons|daughters|boys|girls|brothers|sisters)|"
        r"widow(?:er|ed)?|single (?:mum|mother|dad|father|parent)|foster(?:ed|s|ing)?|adopted|step-?(?:son|daughter|mum|dad|mother|father|children|kids)|"
        r"young carers?|cares? for (?:his|her|their)|looks? after (?:his|her|their)|(?:eldest|youngest|oldest) (?:son|daughter|child|of)|newborn|pregnant|divorced|orphan(?:ed)?|great-grand\w+"
    ),
    Concern.HEALTH_OR_FAITH: (
        r"cancer|dementia|alzheimer\w*|depress(?:ed|ion)|anxiety|autis(?:m|tic)|ADHD|disab(?:led|ility)|wheelchair|stroke|diabet(?:es|ic)|epilep\w+|"
        r"mental health|suicid\w+|self.harm\w*|addict\w*|alcoholic|drugs?|rehab|HIV|miscarriage|abortion|pregnan\w+|hospital|surgery|operation|"
        r"medication|schizophreni\w+|bipolar|psychosis|deaf|blind|(?-i:MS)|COPD|asthma|heart attack|counselling|sectioned|ill(?:ness)?|diagnos\w+|"
        r"muslims?|christians?|hindus?|sikhs?|jew(?:s|ish)?|buddhists?|catholics?|jehovah\w*|mosque|church|temple|gurdwara|synagogue|prayer|hijab|turban|"
        r"asylum|refugees?|immigra\w+|visa|undocumented|no recourse|deport\w+|gay|lesbian|bisexual|trans(?:gender)?|abus(?:e|ed|ive)|violen(?:t|ce)|prison|arrested|probation"
    ),
    Concern.THIRD_PERSON: rf"(?:my|his|her|their|our|your|a) (?:\w+ )?(?:{_FAMILY})\b",
    Concern.LOCAL_FAME: (
        r"in the (?:papers?|news|recorder|guardian|gazette)|on (?:the news|tv|telly|youtube|tiktok|the radio)|went viral|well.known|famous|everyone knows|everybody knows|"
        r"local legend|known (?:locally|for|as)|the (?:murder|stabbing|shooting|fire|flood|crash|accident|court case|inquest|strike|protest)|petition|award|prize|medal|"
        r"MBE|OBE|first (?:ever )?(?:\w+ )?to|record.holder|stood for (?:council|election)"
    ),
}  # fmt: skip
_FINDERS = {concern: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I) for concern, pattern in _PATTERNS.items()}

QUESTIONS = {
    Concern.RARE_JOB: "Could somebody local tell who this is from the job or role alone? A wider word may do: “a professional”, “someone who runs a club”.",
    Concern.FAMILY_SHAPE: "Could the family described here be only one household? Is the number, age or event needed?",
    Concern.HEALTH_OR_FAITH: "This may touch on health, faith or standing. Is it needed, and did they agree that it may be shared?",
    Concern.EXACT_DATE: "Does the day matter? A month or a season is usually enough.",
    Concern.THIRD_PERSON: "Somebody else is described here who was not asked. Would they mind reading this?",
    Concern.LOCAL_FAME: "Has this been in the news or talked about locally? Could it be looked up?",
}


def prompts(text: str) -> list[Prompt]:
    """The questions a text raises, at most one of each kind, with the words that raised it (each once, in order)."""
    raised = {concern: [found[0] for found in finder.finditer(text)] for concern, finder in _FINDERS.items()}
    raised[Concern.EXACT_DATE] = [found.found for found in exact_dates(text)]
    return [
        Prompt(concern, QUESTIONS[concern], tuple(dict.fromkeys(raised[concern])))
        for concern in Concern
        if raised[concern]
    ]
