"""Languages that are spoken around here, by their tags and everyday names."""

LANGUAGES = {
    "en": "English",
    "ar": "Arabic",
    "bn": "Bengali",
    "bfi": "British Sign Language",
    "bg": "Bulgarian",
    "zh": "Chinese",
    "fa": "Farsi",
    "fr": "French",
    "gu": "Gujarati",
    "hi": "Hindi",
    "it": "Italian",
    "lt": "Lithuanian",
    "ml": "Malayalam",
    "ps": "Pashto",
    "pl": "Polish",
    "pt": "Portuguese",
    "pa": "Punjabi",
    "ro": "Romanian",
    "ru": "Russian",
    "so": "Somali",
    "es": "Spanish",
    "ta": "Tamil",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "mul": "Several languages",
    "und": "Another language",
}
"""Language of a conversation, by its tag. Not all that are spoken: a longer list is slower on a phone."""


def language_name(tag: str) -> str:
    """A language by its everyday name; the tag itself where the list does not know it."""
    return LANGUAGES.get(tag) or LANGUAGES.get(tag.split("-")[0]) or tag
