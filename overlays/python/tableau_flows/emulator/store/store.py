"""The SQLite database of an emulated server: transactions, typed rows, and a query cache."""

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

from tableau_flows.emulator.base.ids import Ids
from tableau_flows.emulator.base.storable import UnstorableError, check_storable
from tableau_flows.emulator.store.data_lock import DataLock

Value: TypeAlias = str | int | float | None

SCHEMA_VERSION = 4
MAX_CACHED_QUERIES = 8
"""Maximum number of results in the cache of ``cached_numbers``; each number takes 8 bytes."""


@dataclass(slots=True)
class Record:
    """A row; subclasses are dataclasses whose fields are columns of one table or view."""

    table: ClassVar[str]


@dataclass(slots=True)
class NumberedRecord(Record):
    """A row of a table or view with a column ``number``, whose values are unique."""

    number: int


R = TypeVar("R", bound=Record)
NumberedT = TypeVar("NumberedT", bound=NumberedRecord)


class Store:
    """A SQLite database that all threads can use.

    One lock guards one connection. A request holds the lock for a whole transaction, so that no
    handler sees the incomplete changes of another one.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open the file, or a database in memory; a new database gets the schema.

        Raises:
            ValueError: The file cannot be opened, is in use by another emulator, is not a
                database, or was written by another version of the emulator.
        """
        self.ids = Ids(random=path is not None)
        self._lock = threading.RLock()
        self._depth = 0
        self._on_commit: list[Callable[[], None]] = []
        self._on_rollback: list[Callable[[], None]] = []
        self._cache: dict[tuple[str, tuple[Value, ...]], array[int]] = {}
        self._cache_version = 0
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
        """Connect to the database; returns whether it is a new one."""
        try:
            self._connection = _open(path)
        except (OSError, sqlite3.Error) as problem:
            raise ValueError(f"{path} cannot hold the state: {problem}") from None
        try:
            version = self.number("PRAGMA user_version")
            if version not in {0, SCHEMA_VERSION}:
                raise ValueError(
                    f"{path} was written by another version of the emulator; delete it, or use"
                    " another data file"
                )
            if version == 0:
                # Read as a resource, because the package may be in a ZIP archive.
                schema = (
                    files(__name__.rpartition(".")[0])
                    .joinpath("schema.sql")
                    .read_text(encoding="utf-8")
                )
                # One transaction, so that an emulator that is killed here leaves an empty database.
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
        """Remove all rows of all tables."""
        with self.transaction():
            self._connection.execute("PRAGMA defer_foreign_keys = ON")
            for table in self.texts("SELECT name FROM sqlite_master WHERE type = 'table'"):
                if self.exists(f"SELECT 1 FROM {table}"):  # faster than deleting nothing
                    self.execute(f"DELETE FROM {table}")
        self.ids.reset()

    def close(self) -> None:
        """Close the database; a database in memory is lost."""
        with self._lock:
            self._connection.close()
        if self._data_lock is not None:
            self._data_lock.release()

    @contextmanager
    def transaction(self) -> Generator[None]:
        """Run a block as one transaction, which is rolled back if the block raises."""
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
                    self._cache.clear()
                    self._run_actions(self._on_rollback)
                raise
            self._depth -= 1
            if self._depth == 0:
                self._run_actions(self._on_commit)

    def on_commit(self, action: Callable[[], None]) -> None:
        """Call an action after the transaction is committed; at once if there is none."""
        with self._lock:
            if self._depth == 0:
                action()
            else:
                self._on_commit.append(action)

    def on_rollback(self, action: Callable[[], None]) -> None:
        """Call an action if the transaction is rolled back; never if there is none."""
        with self._lock:
            if self._depth:
                self._on_rollback.append(action)

    def _run_actions(self, actions: list[Callable[[], None]]) -> None:
        due = list(actions)
        self._on_commit.clear()
        self._on_rollback.clear()
        for action in due:
            action()

    def select(self, record: type[R], rest: str = "", *values: Value) -> list[R]:
        """Return the rows of the record's table; ``rest`` is the query after FROM and the table."""
        query = f"SELECT {_columns(record)} FROM {record.table} {rest}"
        make: Callable[..., R] = record
        with self._lock:
            return [make(*row) for row in self._run(query, values)]

    def find(self, record: type[R], rest: str, *values: Value) -> R | None:
        """Return the first of these rows, or None."""
        rows = self.select(record, f"{rest} LIMIT 1", *values)
        return rows[0] if rows else None

    def insert(self, table: str, **columns: Value) -> None:
        """Insert one row."""
        self.insert_many(table, tuple(columns), [tuple(columns.values())])

    def insert_many(
        self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]
    ) -> None:
        """Insert many rows with one prepared statement."""
        placeholders = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({placeholders})"
        with self._lock:
            self._cache.clear()
            try:
                self._connection.executemany(statement, map(_checked, rows))
            except OverflowError:
                raise UnstorableError("a number has more than 64 bits") from None

    def execute(self, statement: str, *values: Value, keeps_cache: bool = False) -> int:
        """Execute a statement; returns the number of rows that it changed.

        Args:
            statement: SQL statement.
            values: Values of its placeholders.
            keeps_cache: Whether it changes nothing that a query of ``cached_numbers`` reads.
        """
        with self._lock:
            changed = self._run(statement, _checked(values)).rowcount
            if changed and not keeps_cache:
                self._cache.clear()
            return changed

    def number(self, query: str, *values: Value) -> int:
        """Return the number in the first row of a query; 0 if there is none."""
        with self._lock:
            row: tuple[int | None] | None = self._run(query, values).fetchone()
        return 0 if row is None or row[0] is None else int(row[0])

    def numbered(self, record: type[NumberedT], numbers: Sequence[int]) -> list[NumberedT]:
        """Select the rows with these numbers, in their order."""
        rows = self.select(
            record, "WHERE number IN (SELECT value FROM json_each(?))", json_array(numbers)
        )
        place = {number: place for place, number in enumerate(numbers)}
        return sorted(rows, key=lambda row: place[row.number])

    def cached_numbers(self, query: str, *values: Value) -> Sequence[int]:
        """Return the first column of a query's rows as numbers, and cache them.

        The cache is valid until the next write. With it, the pages of a long list need one scan
        of the list in total, and not one each. The query must depend on nothing but the database
        and the values.
        """
        with self._lock:
            # data_version changes if another process has written to the file.
            version = self.number("PRAGMA data_version")
            if version != self._cache_version:
                self._cache.clear()
                self._cache_version = version
            # Removed and added again, so that the least recently used result is the first.
            found = self._cache.pop((query, values), None)
            if found is None:
                found = array("q", (row[0] for row in self._run(query, values)))
            while len(self._cache) >= MAX_CACHED_QUERIES:
                del self._cache[next(iter(self._cache))]
            self._cache[query, values] = found
            return found

    def texts(self, query: str, *values: Value) -> list[str]:
        """Return the first column of a query's rows as strings."""
        with self._lock:
            rows: list[tuple[str]] = self._run(query, values).fetchall()
        return [row[0] for row in rows]

    def exists(self, query: str, *values: Value) -> bool:
        """Return whether a query has any row."""
        return self.number(f"SELECT EXISTS ({query})", *values) == 1

    def _run(self, statement: str, values: Sequence[Value]) -> sqlite3.Cursor:
        try:
            return self._connection.execute(statement, values)
        except OverflowError:
            raise UnstorableError("a number has more than 64 bits") from None
        except UnicodeEncodeError:
            raise UnstorableError("a text has half a surrogate pair") from None


def json_array(values: Iterable[str | int]) -> str:
    """Encode many values as one parameter, for ``IN (SELECT value FROM json_each(?))``."""
    return json.dumps(list(values))


def _open(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        # It contains passwords and tokens. The files that SQLite adds get the same permissions.
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


def _checked(values: Sequence[Value]) -> Sequence[Value]:
    """Return the values of a row or a statement, which may be stored.

    Raises:
        UnstorableError: No response could contain one of them.
    """
    for value in values:
        if isinstance(value, str):
            check_storable(value)
    return values


def _columns(record: type[Record]) -> str:
    return ", ".join(field.name for field in fields(record))
