"""Running a server: data files, the command line, ports, load."""

from __future__ import annotations

import signal
import sqlite3
import time
import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from proportions import assert_in_proportion
from tableau_flows import emulator
from tableau_flows.emulator import sample_flow, seed_id
from tableau_flows.emulator.__main__ import main


def test_a_data_file_keeps_everything_across_a_restart(start, connect, tmp_path):
    data = tmp_path / "state.db"
    server = start(data=data)
    api = connect(server, "admin")
    content = sample_flow(["Kept"])
    flow = api.tree(api.publish("Kept", content)).find("flow").attrib
    api.put(
        f"flows/{flow['id']}/permissions",
        f'<permissions><granteeCapabilities><user id="{seed_id("user", "viewer")}"/>'
        '<capabilities><capability name="Write" mode="Deny"/></capabilities>'
        "</granteeCapabilities></permissions>",
    )
    job = api.tree(api.post(f"flows/{flow['id']}/run")).find("job").attrib["id"]
    told = [api.get(f"flows/{flow['id']}/permissions").content, api.get(f"jobs/{job}").content]
    server.stop()

    again = start(data=data)
    api.http = httpx.Client(base_url=again.url)
    with api.http:
        # Even the session goes on.
        assert api.get(f"flows/{flow['id']}/content").content == content
        assert told == [
            api.get(f"flows/{flow['id']}/permissions").content,
            api.get(f"jobs/{job}").content,
        ]
        again.finish_runs()
        job_now = api.tree(api.get(f"jobs/{job}")).find("job")
        assert job_now.attrib["finishCode"] == "0"
    again.stop()
    assert (tmp_path / "state.db.files").is_dir()


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "state.db").write_bytes(b"not a database" * 100)
    with pytest.raises(ValueError, match="cannot hold the state"):
        emulator.running(data=tmp_path / "state.db")


def test_a_data_file_of_another_version_is_refused(tmp_path):
    data = tmp_path / "state.db"
    connection = sqlite3.connect(data)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(ValueError, match="another version"):
        emulator.running(data=data)


def test_a_port_that_is_taken_is_refused(server):
    with pytest.raises(OSError, match="in use"):
        emulator.running(port=server.port)


def test_the_command_line_serves_and_says_how_to_connect(command_line, tmp_path):
    served = command_line(
        *("--api-version", "3.8", "--data", str(tmp_path / "state.db"), "--quirk", "warnings")
    )
    assert seed_id("flow", "Superstore") in served.banner
    assert len(served.banner.splitlines()) < 24
    answer = httpx.get(f"{served.url}/api/2.4/serverinfo")
    assert "<restApiVersion>3.8</restApiVersion>" in answer.text
    assert "<warnings>" in answer.text


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM], ids=lambda it: it.name)
def test_a_server_that_is_told_to_end_leaves_nothing_behind(command_line, ending):
    served = command_line()
    assert httpx.get(f"{served.url}/api/2.4/serverinfo").status_code == 200
    assert len(list(served.temporary.iterdir())) == 1

    served.process.send_signal(ending)

    _, errors = served.process.communicate(timeout=10)
    assert (served.process.returncode, errors) == (0, "")
    assert list(served.temporary.iterdir()) == []


@pytest.mark.parametrize(
    "arguments", [["--api-version", "latest"], ["--quirk", "none"], ["--data", "/nowhere/x.db"]]
)
def test_the_command_line_refuses_what_cannot_work(arguments, capsys):
    with pytest.raises(SystemExit) as exit_:
        main(["--port", "0", *arguments])
    assert exit_.value.code == 2
    assert capsys.readouterr().err


def test_of_many_who_publish_a_name_at_once_one_wins(server, connect):
    apis = [connect(server, "admin") for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda api: api.publish("Contested", sample_flow()), apis))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7


def test_requests_from_many_threads_are_all_answered(server, connect):
    server.add_flows(100)
    apis = [connect(server, "admin") for _ in range(8)]

    def work(number):
        api = apis[number % 8]
        name = f"Of {number}"
        flow = api.tree(api.publish(name, sample_flow([name]))).find("flow").attrib["id"]
        assert api.get(f"flows/{flow}/content").content == sample_flow([name])
        assert api.get("flows", pageSize="100").status_code == 200
        return api.delete(f"flows/{flow}").status_code

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(80))) == [204] * 80
    assert len(apis[0].names(apis[0].get("flows", pageSize="1000"))) == 103


def test_the_time_for_a_page_grows_no_faster_than_the_number_of_flows(start, connect):
    servers = []
    for size in (5_000, 20_000):
        server = start()
        server.add_flows(size)
        servers.append((connect(server, "admin"), connect(server, "viewer"), size // 1000))

    def read(server):
        admin, viewer, last = server
        for api, number, sort in (
            (admin, 1, "name:asc"),
            (admin, last, "createdAt:desc"),
            (viewer, last // 2, "name:asc"),
        ):
            answer = api.get("flows", pageSize="1000", pageNumber=str(number), sort=sort)
            assert len(api.names(answer)) == 1000

    small, large = servers
    assert_in_proportion(lambda: read(small), lambda: read(large), 4, clock=time.process_time)


def test_a_large_file_goes_through_in_pieces(start, connect, tmp_path):
    """Its bytes are never in memory as a whole: the server's peak is far below its size."""
    size = 48 * 1024 * 1024
    server = start()
    api = connect(server, "admin")
    piece, archive = bytes(1024 * 1024), sample_flow()
    head = (
        b'--B\r\nContent-Disposition: name="request_payload"\r\nContent-Type: text/xml\r\n\r\n'
        b'<tsRequest><flow name="Large"/></tsRequest>\r\n'
        b'--B\r\nContent-Disposition: name="tableau_flow"; filename="l.tflx"\r\n\r\n'
    )

    def body():
        yield head
        for _ in range(48):
            yield piece
        yield archive
        yield b"\r\n--B--\r\n"

    tracemalloc.start()
    try:
        answer = api.http.post(
            f"/api/3.30/sites/{api.site_id}/flows",
            content=body(),
            headers={
                "X-Tableau-Auth": api.token,
                "Content-Type": "multipart/mixed; boundary=B",
            },
        )
        assert answer.status_code == 201
        flow = api.tree(answer).find("flow").attrib["id"]
        path = f"/api/3.30/sites/{api.site_id}/flows/{flow}/content"
        received = 0
        with api.http.stream("GET", path, headers={"X-Tableau-Auth": api.token}) as download:
            for data in download.iter_bytes(65536):
                received += len(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert received == size + len(archive)
    assert peak < 16 * 1024 * 1024
