"""Words of notes: where a conversation took place, how it came about, in which language, and the prompt deck."""

from django.db.models import TextChoices


class Setting(TextChoices):
    """The kind of place in which something was heard."""

    DOORSTEP = "doorstep", "Doorstep"
    STREET = "street", "Street or estate"
    SHOP = "shop", "Shop or market"
    STATION = "station", "Station or bus stop"
    LIBRARY = "library", "Library desk"
    SCHOOL_GATE = "school-gate", "School gate"
    PARK = "park", "Park or playground"
    CAFE = "cafe", "Café or kitchen"
    FAITH = "faith", "Place of worship"
    HEALTH = "health", "Surgery or clinic"
    COMMUNITY = "community", "Community centre"
    EVENT = "event", "Event or gathering"
    MEETING = "meeting", "Meeting"
    HOME = "home", "At home"
    WORK = "work", "At work"
    PHONE = "phone", "On the phone"
    ONLINE = "online", "Online"
    OTHER = "other", "Somewhere else"


class Method(TextChoices):
    """How the conversation came about."""

    CHAT = "chat", "Chat in passing"
    DOOR_KNOCK = "door-knock", "Door-knock"
    DROP_IN = "drop-in", "Drop-in"
    ONE_TO_ONE = "one-to-one", "One-to-one"
    GROUP = "group", "Group"
    GATHERING = "gathering", "Gathering"
    WALK = "walk", "Walk together"
    PHONE = "phone", "Phone call"
    MESSAGE = "message", "Message or letter"
    OBSERVATION = "observation", "Something I saw"
    SURVEY = "survey", "Survey or comment card"


PROMPTS = (
    ("expected", "What did you not expect?", "surprise"),
    ("whose-words", "Whose words are these?", "their_words"),
    ("promised", "What did you promise?", "promise_what"),
    ("walked-past", "Who walked past?", "who_was_missing"),
    ("not-there", "Who wasn’t there?", "who_was_missing"),
    ("surprised", "What surprised you?", "surprise"),
    ("back", "Is there something to say back, and to whom?", "promise_what"),
    ("language", "Would they have said it differently in another language?", "original_words"),
    ("make-of-it", "What do you make of it, apart from what was said?", "make_of_it"),
)
"""The prompt deck for notes: key, one gentle question, and the field where an answer would go. Never needed to save."""

SAVED = {
    "created": "Kept.",
    "same": "Kept already; nothing was doubled.",
    "revised": "Changed. The earlier wording is kept.",
}
"""What is said after a note was saved."""
