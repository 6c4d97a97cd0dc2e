"""Why a file is not read: one class per refusal. Its docstring is the sentence the person reads; nothing has been written when it is raised."""

import inspect
import re


class Refusal(Exception):
    """This file could not be read. Nothing was imported."""

    @property
    def sentence(self) -> str:
        """What the person reads."""
        return " ".join(inspect.cleandoc(str(type(self).__doc__)).split())

    @property
    def code(self) -> str:
        """The same for programs: `too_large`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", type(self).__name__).lower()

    def __str__(self) -> str:
        return self.sentence


class TooLarge(Refusal):
    """This file is larger than 25 MB, so it was not opened. Nothing was imported. Split it into smaller files and bring them in one by one."""


class EmptyFile(Refusal):
    """This file is empty. Nothing was imported. Check that it was saved, then choose it again."""


class NotASpreadsheet(Refusal):
    """This is not a CSV or Excel (.xlsx) file. Nothing was imported. Open it in a spreadsheet program and save it as CSV or .xlsx."""


class OldExcel(NotASpreadsheet):
    """This is an old Excel file (.xls), which we cannot read safely. Nothing was imported. Open it and save it as .xlsx or CSV."""


class OpenDocument(NotASpreadsheet):
    """This is an OpenDocument spreadsheet (.ods), which we cannot read yet. Nothing was imported. Open it and save it as .xlsx or CSV."""


class Encrypted(Refusal):
    """This file is locked with a password. Nothing was imported. Open it, save a copy without the password, and choose the copy."""


class WrongEncoding(Refusal):
    """The letters in this file cannot be read with certainty. Nothing was imported. Save it again as “CSV UTF-8” and choose the new file."""


class BombSuspected(Refusal):
    """This workbook unpacks to far more than its size suggests, so it was not read. Nothing was imported. Save the one sheet you need as CSV."""


class TooManyRows(Refusal):
    """This file has more than 250,000 rows. Nothing was imported. Split it into smaller files and bring them in one by one."""


class TooManyColumns(Refusal):
    """This file has more than 200 columns. Nothing was imported. Remove the columns you do not need and choose it again."""


class NoHeader(Refusal):
    """The first row has to name the columns, and this one does not. Nothing was imported. Add a row of names at the top and choose it again."""


class NoSuchSheet(Refusal):
    """The workbook has no visible sheet of that name. Nothing was imported. Choose one of the sheets it has."""


class Damaged(Refusal):
    """This file is damaged or incomplete: it could not be read to its end. Nothing was imported. Save it again and choose the new file."""


class TookTooLong(Refusal):
    """This file took too much time or memory to read, so we stopped. Nothing was imported. Save the one sheet you need as CSV and choose that."""


def _all(parent: type[Refusal]) -> dict[str, type[Refusal]]:
    found = {parent.__name__: parent}
    for child in parent.__subclasses__():
        found |= _all(child)
    return found


BY_NAME = _all(Refusal)
