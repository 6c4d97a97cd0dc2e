"""Words as people type or paste them, read as blocks: a table out of a word processor comes as lines with tabs."""

from collections.abc import Sequence

from throughline.documents.content import Block, Prose, Table

FEWEST_ROWS = 2


def rows_of(lines: Sequence[str]) -> list[list[str]]:
    """Lines as rows of cells: cut at tabs, or at | where there are none."""
    sign = "\t" if any("\t" in line for line in lines) else "|"
    return [
        [cell.strip() for cell in line.strip(" |" if sign == "|" else " ").split(sign)]
        for line in lines
        if line.strip()
    ]


def table_of(text: str, *, caption: str, note: str = "") -> Table:
    """A table out of its lines, the first one naming the columns; every row as long as the longest."""
    rows = rows_of(text.splitlines())
    across = max((len(row) for row in rows), default=0)
    even = [[*row, *[""] * (across - len(row))] for row in rows]
    return Table(caption, even[0] if even else [], even[1:], note)


def lines_of(table: Table) -> str:
    """A table as the lines it is written in."""
    return "\n".join(
        "\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row) for row in [table.columns, *table.rows]
    )


def words_and_tables(text: str, language: str = "") -> list[Block]:
    """Running words with the tables that were pasted among them, in order. Words alone are one block."""
    blocks: list[Block] = []
    words: list[str] = []
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and "\t" in lines[end]:
            end += 1
        if end - at >= FEWEST_ROWS:
            _add_words(blocks, words, language)
            blocks.append(table_of("\n".join(lines[at:end]), caption="Table"))
            words, at = [], end
        else:
            words.append(lines[at])
            at += 1
    _add_words(blocks, words, language)
    return blocks or [Prose("", language)]


def _add_words(blocks: list[Block], words: list[str], language: str) -> None:
    text = "\n".join(words).strip()
    if text:
        blocks.append(Prose(text, language))
