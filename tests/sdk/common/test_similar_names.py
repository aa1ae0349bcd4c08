"""Similar names in error messages: what is similar, and that long names are compared quickly."""

from __future__ import annotations

import difflib
import random
import time

import pytest
from proportions import assert_in_proportion
from tableau_flows import Grant, errors, models, to_rows
from tableau_flows._common.similar_names import LONGEST_COMPARED, similar_names
from tableau_flows.emulator.base.checks import suggestion

from generator.checking.names import did_you_mean


def test_the_most_similar_names_come_first_and_case_counts_least():
    names = ["Budget", "budget", "Budgets", "Other"]
    assert similar_names("BUDGET", names, 3) == ("Budget", "budget", "Budgets")
    assert similar_names("BUDGET", names, 1) == ("Budget",)
    assert similar_names("zzz", names, 3) == ()
    assert similar_names("zzz", ["Other"], 3, however_different=True) == ("Other",)


def test_long_names_are_compared_quickly_by_their_beginnings():
    chosen = random.Random(1)
    names = ["".join(chosen.choices("ab", k=199)) for _ in range(100)]
    wanted = f"{names[5][:64]}, another one"
    begin = time.perf_counter()
    nearest = similar_names(wanted, names, 5)
    assert time.perf_counter() - begin < 1
    assert nearest[0] == names[5]
    assert similar_names("x" * 10_000_000, ["y" * 10_000_000], 5) == ()


def _grant(text: str) -> None:
    with pytest.raises(errors.UsageError, match="each of allow must be one of"):
        Grant(user="u", allow=[text])


def _column(text: str) -> None:
    with pytest.raises(errors.UsageError, match="has no column"):
        list(to_rows([models.Flow(id="f")], columns=[text]))


@pytest.mark.parametrize(
    "refuse",
    [
        _grant,
        _column,
        lambda text: suggestion(text, ["Read", "Write"]),
        lambda text: did_you_mean(text, ["Read", "Write"]),
    ],
    ids=["a capability", "a column", "an option of the emulator", "a name in the spec"],
)
def test_only_the_beginning_of_a_long_name_is_compared(refuse, monkeypatch):
    compared: list[str] = []

    def compare(self, text):
        compared.append(text)
        set_seq2(self, text)

    set_seq2 = difflib.SequenceMatcher.set_seq2
    monkeypatch.setattr(difflib.SequenceMatcher, "set_seq2", compare)
    different = "".join(map(chr, range(0x10000, 0x80000)))
    refuse(different)
    assert compared
    assert max(map(len, compared)) <= LONGEST_COMPARED


def test_the_time_to_refuse_a_long_name_grows_with_its_length_at_most():
    short, long = (
        "".join(map(chr, range(0x10000, 0x10000 + count))) for count in (40_000, 640_000)
    )
    assert_in_proportion(lambda: _grant(short), lambda: _grant(long), 16)
