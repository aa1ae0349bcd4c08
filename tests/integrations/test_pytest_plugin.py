"""The pytest plugin gives tests of users an emulated server, and costs nothing if unused."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import tableau_flows
import tableau_flows_generated
from tableau_flows import emulator
from tableau_flows.integrations import pytest_plugin

pytest_plugins = ["pytester"]

SUPERSTORE = 'emulator.seed_id("flow", "Superstore")'


def test_the_fixtures_give_a_fresh_server_to_which_a_client_without_arguments_connects(run_tests):
    result = run_tests(
        f"""
        import os, time
        import pytest
        from tableau_flows import Client, emulator

        SERVERS = []

        @pytest.mark.parametrize("turn", [1, 2])
        def test_the_state_is_fresh(tableau_server, turn):
            assert [r.operation for r in tableau_server.requests] == []
            with Client() as client:
                names = [flow.name for flow in client.flows.list()]
            assert sorted(names) == ["Budget", "Secret plans", "Superstore"]
            assert os.environ["TABLEAU_SERVER"] == tableau_server.url
            tableau_server.add_flow("New")
            SERVERS.append(tableau_server)

        def test_one_server_serves_all_tests(tableau_server):
            assert SERVERS == [tableau_server] * 2

        def test_a_wait_of_an_hour_takes_no_time(tableau_server, tableau):
            tableau_server.set_next_run(3600)
            began = time.monotonic()
            run = tableau.flows.run({SUPERSTORE}, wait=7200).run
            assert (run.completed_at - run.started_at).total_seconds() == 3600
            assert time.monotonic() - began < 10

        def test_a_run_takes_50_milliseconds(tableau_server):
            assert tableau_server.options.run_seconds == 0.05

        def test_without_the_fixture_nothing_is_set():
            assert "TABLEAU_SERVER" not in os.environ
        """
    )

    result.assert_outcomes(passed=6)


@pytest.mark.parametrize("library", ["asyncio", "trio"])
def test_the_async_client_works_in_the_event_loop_of_the_test(run_tests, library):
    result = run_tests(
        f"""
        import anyio
        from tableau_flows import emulator

        async def use(client):
            async with client:
                run = await client.flows.run({SUPERSTORE}, wait=10)
                return run.run.status, [flow.name async for flow in client.flows.list()]

        def test_it_runs_a_flow(tableau_async):
            status, names = anyio.run(use, tableau_async, backend="{library}")
            assert status == "Success"
            assert "Superstore" in names

        def test_it_need_not_be_used(tableau_async):
            pass
        """
    )

    result.assert_outcomes(passed=2)


def test_a_test_whose_fault_never_happened_fails_unless_its_marker_says_otherwise(run_tests):
    result = run_tests(
        f"""
        import pytest
        from tableau_flows import emulator, errors

        def test_unused_run(tableau_server):
            tableau_server.fail_next_run("The disk is full")

        def test_unused_refusal(tableau_server, tableau):
            tableau_server.refuse_next("404027", operation="queryFlow")
            list(tableau.flows.list())

        def test_used(tableau_server, tableau):
            tableau_server.fail_next_run("The disk is full")
            with pytest.raises(errors.FlowRunFailedError, match="The disk is full"):
                tableau.flows.run({SUPERSTORE}, wait=10)

        @pytest.mark.tableau_server(unused_faults="ignore")
        def test_ignored(tableau_server):
            tableau_server.fail_next_run("The disk is full")

        def test_the_next_test_is_not_affected(tableau_server, tableau):
            tableau.flows.run({SUPERSTORE}, wait=10)

        def test_a_failure_stays_what_it_is(tableau_server):
            tableau_server.fail_next_run("The disk is full")
            raise KeyError("the first problem")
        """,
        "-rf",
    )

    result.assert_outcomes(passed=3, failed=3)
    result.stdout.fnmatch_lines(
        [
            "*never happened: the next run fails: The disk is full",
            "*never happened: queryFlow: refuse 404027",
            "FAILED *test_unused_run - Failed: *",
            "FAILED *test_unused_refusal - Failed: *",
            "FAILED *test_a_failure_stays_what_it_is - KeyError*",
        ]
    )


def test_markers_and_the_options_fixture_change_the_server(run_tests, pytester):
    pytester.makefile(".toml", state='[[flows]]\nname = "From the seed"\n')
    result = run_tests(
        """
        import pytest
        from tableau_flows import Client

        @pytest.fixture(scope="session")
        def tableau_options():
            return {"seed": "state.toml"}

        def names(client):
            return [flow.name for flow in client.flows.list()]

        def test_the_options_apply(tableau_server, tableau):
            assert "From the seed" in names(tableau)
            assert not tableau_server.options.cloud

        @pytest.mark.tableau_server(cloud=True, run_seconds=1)
        class TestCloud:
            def test_the_marker_adds_to_them(self, tableau_server, tableau):
                assert tableau_server.options.cloud
                assert tableau_server.options.run_seconds == 1
                assert "From the seed" in names(tableau)

            @pytest.mark.tableau_server(seed=None, run_seconds=2)
            def test_the_nearest_marker_counts(self, tableau_server, tableau):
                assert tableau_server.options.cloud
                assert tableau_server.options.run_seconds == 2
                assert "From the seed" not in names(tableau)

        @pytest.mark.tableau_server("state.toml")
        def test_positional(tableau_server):
            pass

        @pytest.mark.tableau_server(unused_faults="ignored")
        def test_wrong(tableau_server):
            pass
        """
    )

    result.assert_outcomes(passed=3, errors=2)
    result.stdout.fnmatch_lines(["*the marker tableau_server takes keyword arguments only*"])
    result.stdout.fnmatch_lines(["*unused_faults is 'raise' or 'ignore', not 'ignored'*"])


def test_each_worker_of_xdist_has_a_server_of_its_own(run_tests, pytester):
    result = run_tests(
        """
        import os, time
        from pathlib import Path
        import pytest

        @pytest.mark.parametrize("number", range(2))
        def test_a_server(tableau_server, tableau, number):
            Path(f"url-{number}").write_text(tableau_server.url)
            deadline = time.monotonic() + 30
            while not Path(f"url-{1 - number}").exists() and time.monotonic() < deadline:
                time.sleep(0.01)
            tableau_server.add_flow("Same name")
            assert [f.name for f in tableau.flows.list()].count("Same name") == 1
        """,
        "-n2",
    )

    result.assert_outcomes(passed=2)
    urls = {(pytester.path / f"url-{number}").read_text() for number in range(2)}
    assert len(urls) == 2


def test_proxies_and_other_credentials_of_the_environment_are_not_used(run_tests, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "example.com")
    monkeypatch.setenv("no_proxy", "example.com")
    monkeypatch.setenv("TABLEAU_APP_CLIENT_ID", "someone")
    monkeypatch.setenv("TABLEAU_SITE", "sales")
    monkeypatch.setenv("TABLEAU_PROFILE", "production")
    result = run_tests(
        """
        import os
        import subprocess
        import sys

        def test_the_command_of_a_program_under_test(tableau_server):
            command = [sys.executable, "-m", "tableau_flows.cli", "list", "--csv"]
            listed = subprocess.run(command, capture_output=True, text=True)
            assert "Superstore" in listed.stdout, listed.stderr

        def test_it(tableau):
            assert "Superstore" in [flow.name for flow in tableau.flows.list()]
            assert os.environ["NO_PROXY"] == "127.0.0.1,example.com"

        def test_afterwards():
            assert os.environ["TABLEAU_SITE"] == "sales"
            assert os.environ["TABLEAU_PROFILE"] == "production"
            assert os.environ["NO_PROXY"] == "example.com"
        """
    )

    result.assert_outcomes(passed=3)


def test_every_variable_that_the_library_or_its_command_reads_is_set_or_removed():
    folders = [
        Path(package.__file__).parent for package in (tableau_flows, tableau_flows_generated)
    ]
    read = {
        name
        for folder in folders
        for path in folder.rglob("*.py")
        if path != Path(pytest_plugin.__file__)
        for name in re.findall(r"\bTABLEAU_[A-Z_]+\b", path.read_text("utf-8"))
    }
    with emulator.running() as server:
        handled = set(pytest_plugin._environment(server))
    assert {"TABLEAU_SERVER", "TABLEAU_APP_SCOPES", "TABLEAU_PROFILE"} <= read <= handled


def test_without_the_extra_the_fixtures_say_what_to_install(run_tests):
    result = run_tests(
        """
        def test_it(tableau_server):
            pass

        def test_another():
            pass
        """,
        conftest="""
        import sys
        sys.modules["starlette"] = None
        """,
    )

    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(['*pip install "tableau-flows?emulator?"*'])


def test_the_plugin_imports_nothing_of_the_library_before_a_fixture_is_used():
    code = (
        "import sys, pytest\n"
        "before = set(sys.modules)\n"
        "import tableau_flows.integrations.pytest_plugin\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert loaded == [
        "tableau_flows",
        "tableau_flows._common",
        "tableau_flows._common.release",
        "tableau_flows.integrations",
        "tableau_flows.integrations.pytest_plugin",
    ]


def test_modules_of_the_library_are_imported_as_without_the_plugin(run_tests):
    result = run_tests(
        """
        from tableau_flows import Client, fields, models

        def test_no_assertions_are_rewritten():
            for module in (fields, models):
                assert not [name for name in vars(module) if name.startswith("@py")]
        """,
        conftest="import tableau_flows.errors as e; assert not [n for n in vars(e) if n[0] == '@']",
    )

    result.assert_outcomes(passed=1)


def test_the_marker_and_the_fixtures_are_documented_and_can_be_disabled(run_tests):
    result = run_tests("", "--markers")
    result.stdout.fnmatch_lines(["@pytest.mark.tableau_server(*"])

    result = run_tests("", "--fixtures")
    for name in ("tableau_server", "tableau", "tableau_async", "tableau_options"):
        result.stdout.re_match_lines([rf"{name}\b.*pytest_plugin.py.*"])

    result = run_tests("", "--fixtures", "-p", "no:tableau_flows")
    result.stdout.no_fnmatch_line("tableau_server*")
