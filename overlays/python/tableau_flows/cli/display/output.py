"""Writes results to stdout: as a table, as lines of JSON, as CSV, or as ids."""

from __future__ import annotations

import io
import json
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import BinaryIO, TextIO, cast

from tableau_flows.cli.display.records import OPTIONAL_COLUMNS, TABLES, Record
from tableau_flows.cli.failures.errors import OutputError
from tableau_flows.cli.text import is_pipeline, json_line, shown, shown_line, spreadsheet_cell

Rows = Iterable[Mapping[str, object]]


class Output:
    """Writes records in the form that the options ask for.

    Args:
        json: Write lines of JSON.
        csv: Write CSV.
        quiet: Write ids only.
        stream: Where to.
    """

    def __init__(self, *, json: bool, csv: bool, quiet: bool, stream: TextIO) -> None:
        self._json = json
        self._csv = csv
        self.quiet = quiet
        self._stream = stream
        self._header: tuple[str, ...] | None = None
        self._failure: OutputError | None = None

    @property
    def is_for_people(self) -> bool:
        """Whether results are sentences and tables."""
        return not (self._json or self._csv or self.quiet)

    @property
    def is_data(self) -> bool:
        """Whether results are whole records."""
        return self._json or self._csv

    def list(self, kind: str, records: Iterable[Record]) -> None:
        """Write a list, as far as possible while it is read.

        Args:
            kind: The kind of the records.
            records: The records.
        """
        if self.is_for_people:
            self._write_table(TABLES[kind], records)
        else:
            for record in records:
                self._write(record)
            if self._csv and self._header is None:  # programs that read CSV need its header
                from tableau_flows.cli.display.schema import columns_of

                self._write_header(columns_of(kind))

    def one(self, record: Record, sentence: str) -> None:
        """Write one record at once; people read the sentence instead.

        In the log of a pipeline it stands before what the command says on stderr later, and the id
        of a run can be read while the command waits for its end. If it cannot be written, the
        command goes on with its work, and fails at its end.
        """
        if self._failure is not None:
            return
        try:
            if self.is_for_people:
                self._line(shown(sentence))
            else:
                self._write(record)
            self._flush()
        except OutputError as error:
            self._failure = error

    def details(self, record: Record) -> None:
        """Write one record with all its values, for people one per line."""
        if not self.is_for_people:
            self._write(record)
            return
        values: Mapping[str, object] = record
        shown = {
            _title(name): _cell(name, value)
            for name, value in values.items()
            if value not in (None, "", []) and name != "kind"
        }
        width = max(map(len, shown))
        for title, cell in shown.items():
            self._line(f"{title.ljust(width)}  {cell}")

    def text(self, text: str) -> None:
        """Write a text that has the same form with all options."""
        for line in text.splitlines():
            self._line(line)

    @contextmanager
    def binary(self) -> Generator[BinaryIO]:
        """Give stdout for bytes that are written as they are.

        Raises:
            OutputError: They cannot be written.
        """
        from tableau_flows.errors import FlowFileError

        self._flush()
        stdout = self._stream.buffer
        try:
            yield stdout
        except FlowFileError as error:  # raised by a download because of the stream
            if isinstance(error.__cause__, OSError):
                raise OutputError(error.__cause__) from error
            raise
        except OSError as error:
            raise OutputError(error) from error
        with _writing():
            stdout.flush()

    def _write(self, record: Record) -> None:
        values: Mapping[str, object] = record
        if self._json:
            self._put(json_line(json.dumps(values)))
        elif self.quiet:
            if values.get("id") is not None:
                self._line(str(values["id"]))
        else:
            self._write_csv(values)

    def _write_csv(self, values: Mapping[str, object]) -> None:
        names = tuple(values)
        if names != self._header:  # another kind of record begins
            self._write_header(names)
        self._write_row(_csv_cell(value) for value in values.values())

    def _write_header(self, names: tuple[str, ...]) -> None:
        self._header = names
        self._write_row(names)

    def _write_row(self, cells: Iterable[object]) -> None:
        import csv

        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerow(cells)
        for line in text.getvalue().splitlines():
            self._line(line)

    def _write_table(self, columns: Sequence[str], records: Rows) -> None:
        records = [*records]
        columns = [
            name
            for name in columns
            if name not in OPTIONAL_COLUMNS or any(record.get(name) for record in records)
        ]
        rows = [[_cell(name, record[name]) for name in columns] for record in records]
        titles = [_title(name) for name in columns]
        if self._stream.isatty() and not is_pipeline():
            with _writing():
                _print_table(titles, rows, self._stream)
        elif rows:
            widths = [max(map(len, column)) for column in zip(titles, *rows, strict=True)]
            for row in chain([titles], rows):
                cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
                self._line("  ".join(cells).rstrip())

    def _line(self, text: str) -> None:
        self._put(shown_line(text))

    def _put(self, line: str) -> None:
        with _writing():
            self._stream.write(f"{line}\n")

    def _flush(self) -> None:
        with _writing():
            self._stream.flush()

    def end(self) -> None:
        """Write what is left.

        Raises:
            OutputError: It cannot be written, or something before it was not.
        """
        if self._failure is not None:
            raise self._failure
        self._flush()


@contextmanager
def _writing() -> Generator[None]:
    """Tell an error of stdout from other errors."""
    try:
        yield
    except OSError as error:
        raise OutputError(error) from error


def _print_table(titles: Sequence[str], rows: Sequence[Sequence[str]], stream: TextIO) -> None:
    """Print a table to the terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in titles:
        is_id = title in {"ID", "PROGRESS"} or title.endswith("(UTC)")
        table.add_column(title, no_wrap=is_id, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))  # names are no markup
    Console(file=stream).print(table)


_KEPT = ("full_name", "site_name", "user_name")
"""The columns whose titles keep their last word."""


def _title(name: str) -> str:
    """Return the title of a column."""
    if name.endswith("_at"):
        return f"{name[:-3].upper()} (UTC)".replace("_", " ")
    shown = name if name in _KEPT else name.removesuffix("_name")
    return shown.replace("_", " ").upper()


def _cell(name: str, value: object) -> str:
    """Return the value of a column as people read it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_item(item) for item in cast("list[object]", value))
    text = shown(str(value))
    return text[:16].replace("T", " ") if name.endswith("_at") else text


def _item(value: object) -> str:
    if not isinstance(value, dict):
        return shown(str(value))
    item = cast("dict[str, object]", value)
    name = shown(str(item.get("name") or item.get("id")))
    given = item.get("value")
    return name if given is None else f"{name}={shown(str(given))}"


def _csv_cell(value: object) -> object:
    if isinstance(value, str):
        return spreadsheet_cell(value)
    if not isinstance(value, list):
        return value
    items = cast("list[object]", value)
    texts = [item for item in items if isinstance(item, str)]
    return spreadsheet_cell(", ".join(texts) if len(texts) == len(items) else json.dumps(items))
