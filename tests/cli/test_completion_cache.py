"""The cache of names for completion: private, never in the way, and no older than a minute."""

from __future__ import annotations

import os
import stat
import time

import pytest


@pytest.fixture
def complete(cli):
    """Completes the name of a flow in bash; returns the words."""

    def complete(incomplete: str = "Da", **variables: str) -> list[str]:
        line = f"tableau-flows show {incomplete}"
        given = {"_TABLEAU_FLOWS_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": "2"}
        done = cli(**given, **variables)
        assert done.stderr == ""
        return [word for word in done.stdout.splitlines() if word]

    return complete


@pytest.fixture
def folder(tmp_path):
    """The folder of the caches."""
    return tmp_path / "cache" / "tableau-flows"


def lists_of(server):
    return [one for one in server.requests if one.operation == "queryFlowsForSite"]


def test_only_the_user_may_look_into_the_folder(complete, daily, folder):
    before = os.umask(0)  # the process that is forked has the usual one
    os.umask(before)
    assert complete() == ["Daily"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()] == [0o600]


def test_names_are_completed_though_they_cannot_be_kept(complete, server, daily, tmp_path):
    (tmp_path / "file").write_text("no folder")
    for _ in range(2):
        assert complete(XDG_CACHE_HOME=str(tmp_path / "file")) == ["Daily"]
    assert len(lists_of(server)) == 2


def test_a_cache_from_the_future_is_read_again(complete, server, daily, folder):
    assert complete() == ["Daily"]
    (cache,) = folder.iterdir()
    cache.write_text('["Dated"]')
    assert complete() == ["Dated"]
    later = time.time() + 3600
    os.utime(cache, (later, later))
    assert complete() == ["Daily"]
    assert len(lists_of(server)) == 2


def test_a_request_for_names_that_fails_is_not_sent_again(complete, server, daily):
    server.answer_next(503, operation="queryFlowsForSite")
    assert complete() == []
    assert len(lists_of(server)) == 1
    assert complete() == ["Daily"]


@pytest.mark.parametrize("content", ["", '{"a": 1}', "\udcff"])
def test_what_is_no_list_of_names_is_read_again(complete, server, daily, folder, content):
    assert complete() == ["Daily"]
    (cache,) = folder.iterdir()
    cache.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert complete() == ["Daily"]
    assert len(lists_of(server)) == 2
