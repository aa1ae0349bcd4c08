"""The state of the server: one SQLite connection, a lock, and typed rows."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from array import array
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields
from importlib.resources import files
from pathlib import Path
from typing import ClassVar, TypeAlias, TypeVar

from tableau_flows.emulator.base.storable import UnstorableError, check_storable
from tableau_flows.emulator.store.data_lock import DataLock

Value: TypeAlias = str | int | float | None

SCHEMA_VERSION = 2
KEPT = 8
"""How many answers of ``kept_numbers`` are kept; each number in one takes 8 bytes."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row: subclasses are dataclasses whose fields are columns of one table or view."""

    table: ClassVar[str]


R = TypeVar("R", bound=Record)


class Store:
    """A SQLite database that any thread may use.

    One connection behind one lock: a request holds it for a whole transaction, so handlers
    never see each other's half-done work.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open the file, or a database in memory; an empty one gets the schema.

        Raises:
            ValueError: The file cannot be opened, is in use by another emulator, is no database,
                or was written by another version of the emulator.
        """
        self._lock = threading.RLock()
        self._depth = 0
        self._on_commit: list[Callable[[], None]] = []
        self._on_rollback: list[Callable[[], None]] = []
        self._kept: dict[tuple[str, tuple[Value, ...]], array[int]] = {}
        self._kept_at = 0
        try:
            self._data_lock = None if path is None else DataLock(path)
        except OSError as problem:
            raise ValueError(f"{path} cannot hold the state: {problem}") from None
        try:
            self.is_new = self._prepare(path)
        except BaseException:
            if self._data_lock is not None:
                self._data_lock.release()
            raise

    def _prepare(self, path: Path | None) -> bool:
        """Connect; returns whether the database is a new one."""
        try:
            self._connection = _open(path)
        except (OSError, sqlite3.Error) as problem:
            raise ValueError(f"{path} cannot hold the state: {problem}") from None
        try:
            version = self.number("PRAGMA user_version")
            if version not in {0, SCHEMA_VERSION}:
                raise ValueError(f"{path} was written by another version of the emulator")
            if version == 0:
                # Read as a resource, since the package may be in a ZIP archive.
                schema = (
                    files(__name__.rpartition(".")[0])
                    .joinpath("schema.sql")
                    .read_text(encoding="utf-8")
                )
                # One transaction: an emulator that is killed here leaves an empty file.
                self._connection.executescript(
                    f"BEGIN;\n{schema}\nPRAGMA user_version = {SCHEMA_VERSION};\nCOMMIT;"
                )
        except sqlite3.Error as problem:
            self._connection.close()
            raise ValueError(f"{path} cannot hold the state: {problem}") from None
        except BaseException:
            self._connection.close()
            raise
        return version == 0

    def clear(self) -> None:
        """Remove every row of every table."""
        with self.transaction():
            self._connection.execute("PRAGMA defer_foreign_keys = ON")
            for table in self.texts("SELECT name FROM sqlite_master WHERE type = 'table'"):
                self.execute(f"DELETE FROM {table}")

    def close(self) -> None:
        """Close the database; a database in memory is gone after this."""
        with self._lock:
            self._connection.close()
        if self._data_lock is not None:
            self._data_lock.release()

    @contextmanager
    def transaction(self) -> Generator[None]:
        """Hold the database: all of the block's changes, or none when it raises."""
        with self._lock:
            if self._depth == 0:
                self._connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
                if self._depth == 1:
                    self._connection.execute("COMMIT")
            except BaseException:
                self._depth -= 1
                if self._depth == 0:
                    self._connection.execute("ROLLBACK")
                    self._kept.clear()
                    self._end(self._on_rollback)
                raise
            self._depth -= 1
            if self._depth == 0:
                self._end(self._on_commit)

    def on_commit(self, action: Callable[[], None]) -> None:
        """Have something done once the changes are certain; at once without a transaction."""
        with self._lock:
            if self._depth == 0:
                action()
            else:
                self._on_commit.append(action)

    def on_rollback(self, action: Callable[[], None]) -> None:
        """Have something undone if the transaction is; without one nothing will be."""
        with self._lock:
            if self._depth:
                self._on_rollback.append(action)

    def _end(self, actions: list[Callable[[], None]]) -> None:
        todo = list(actions)
        self._on_commit.clear()
        self._on_rollback.clear()
        for action in todo:
            action()

    def select(self, record: type[R], rest: str = "", *values: Value) -> list[R]:
        """The rows of the record's table; ``rest`` is what follows FROM in the query."""
        query = f"SELECT {_columns(record)} FROM {record.table} {rest}"
        make: Callable[..., R] = record
        with self._lock:
            return [make(*row) for row in self._run(query, values)]

    def find(self, record: type[R], rest: str, *values: Value) -> R | None:
        """The first such row, or None."""
        rows = self.select(record, f"{rest} LIMIT 1", *values)
        return rows[0] if rows else None

    def insert(self, table: str, **columns: Value) -> None:
        """Add one row."""
        self.insert_many(table, tuple(columns), [tuple(columns.values())])

    def insert_many(
        self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]
    ) -> None:
        """Add many rows by one prepared statement."""
        marks = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        with self._lock:
            self._kept.clear()
            try:
                self._connection.executemany(statement, map(_storable, rows))
            except OverflowError:
                raise UnstorableError("a number has more than 64 bits") from None

    def execute(self, statement: str, *values: Value, keeps: bool = False) -> int:
        """Run a statement; returns how many rows it changed.

        Args:
            statement: What to run.
            values: What stands for its marks.
            keeps: It changes nothing that any query of ``kept_numbers`` looks at.
        """
        with self._lock:
            changed = self._run(statement, _storable(values)).rowcount
            if changed and not keeps:
                self._kept.clear()
            return changed

    def number(self, query: str, *values: Value) -> int:
        """The one number that a query gives; 0 when it gives none."""
        with self._lock:
            row: tuple[int | None] | None = self._run(query, values).fetchone()
        return 0 if row is None or row[0] is None else int(row[0])

    def kept_numbers(self, query: str, *values: Value) -> Sequence[int]:
        """The first column of a query's rows, as numbers.

        They are kept until anything is written, so that the pages of a long list do not each
        look through all of it. The query must depend on nothing but the database and the values.
        """
        with self._lock:
            # Another number when another process has written to the file.
            written = self.number("PRAGMA data_version")
            if written != self._kept_at:
                self._kept.clear()
                self._kept_at = written
            # Taken out and put back, so that the one used longest ago stands first.
            found = self._kept.pop((query, values), None)
            if found is None:
                found = array("q", (row[0] for row in self._run(query, values)))
            while len(self._kept) >= KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[query, values] = found
            return found

    def texts(self, query: str, *values: Value) -> list[str]:
        """The first column of a query's rows, as texts."""
        with self._lock:
            rows: list[tuple[str]] = self._run(query, values).fetchall()
        return [row[0] for row in rows]

    def exists(self, query: str, *values: Value) -> bool:
        """Whether a query gives any row."""
        return self.number(f"SELECT EXISTS ({query})", *values) == 1

    def _run(self, statement: str, values: Sequence[Value]) -> sqlite3.Cursor:
        try:
            return self._connection.execute(statement, values)
        except OverflowError:
            raise UnstorableError("a number has more than 64 bits") from None
        except UnicodeEncodeError:
            raise UnstorableError("a text has half a surrogate pair") from None


def as_list(values: Iterable[str | int]) -> str:
    """Many texts or numbers as one parameter, for ``IN (SELECT value FROM json_each(?))``."""
    return json.dumps(list(values))


def _open(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        # Passwords and tokens are in it; the files that SQLite adds have the same permissions.
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    connection = sqlite3.connect(
        ":memory:" if path is None else path, check_same_thread=False, isolation_level=None
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        if path is not None:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _storable(values: Sequence[Value]) -> Sequence[Value]:
    """The values of a row, or of a statement that may write.

    Raises:
        UnstorableError: One of them could not be answered.
    """
    for value in values:
        if isinstance(value, str):
            check_storable(value)
    return values


def _columns(record: type[Record]) -> str:
    return ", ".join(field.name for field in fields(record))
