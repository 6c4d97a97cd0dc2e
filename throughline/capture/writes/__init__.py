"""What changes notes, rounds and drafts."""

from throughline.capture.writes.drafts import DraftOvertaken, delete_draft, keep_draft
from throughline.capture.writes.heard import Heard, NothingHeard, PromiseGiven, kept_fields, search_words
from throughline.capture.writes.imports import Imported, add_notes, lay_out_notes
from throughline.capture.writes.notes import NoteWithdrawn, Saved, derived_id, save_note, withdraw_note
from throughline.capture.writes.rounds import BATCH_LINES, MoreChatsThanTries, Round, TooManyLines, save_batch

__all__ = [
    "BATCH_LINES",
    "DraftOvertaken",
    "Heard",
    "Imported",
    "MoreChatsThanTries",
    "NoteWithdrawn",
    "NothingHeard",
    "PromiseGiven",
    "Round",
    "Saved",
    "TooManyLines",
    "add_notes",
    "delete_draft",
    "derived_id",
    "keep_draft",
    "kept_fields",
    "lay_out_notes",
    "save_batch",
    "save_note",
    "search_words",
    "withdraw_note",
]
