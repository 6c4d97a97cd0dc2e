"""How each form of a document is made. Only the worker loads this: what sets pages is large, and pages never wait for it."""

from throughline.documents.as_docx import as_docx
from throughline.documents.as_pdf import as_pdf
from throughline.documents.as_text import as_text
from throughline.documents.content import Reading
from throughline.sharing.words import FileForm


def made(form: str, reading: Reading, author: str) -> bytes:
    """The file, as bytes. Raises NotPrinted."""
    if form == FileForm.TEXT:
        return as_text(reading).encode()
    return as_docx(reading, author=author) if form == FileForm.DOCX else as_pdf(reading, author=author)
