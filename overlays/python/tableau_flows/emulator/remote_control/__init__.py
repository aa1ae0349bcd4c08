"""Controls over HTTP, for tests in any language: the paths below ``/-/``.

``PATHS`` describes them; ``python -m tableau_flows.emulator --help`` prints it.
"""

from __future__ import annotations

PREFIX = "/-/"

PATHS = """\
control over HTTP, with --control, for tests in any language:
  GET    /-/requests         the requests so far, oldest first: operation, method, path, headers
                             (without secrets), status and error code of each
  DELETE /-/requests         empty that list
  GET    /-/state            time, number of sessions, faults that were requested and have not
                             happened, and the users, groups, projects, flows, schedules and runs
                             with their ids; at most 1,000 of each kind
  POST   /-/state            add the objects of a seed, which has the form of --seed (without flow
                             files); the reply has their ids
  POST   /-/reset            return to the initial state: seed, no sessions, no requests
  POST   /-/advance          {"seconds": 3600} moves the clock of the server forward
  POST   /-/expire-tokens    end all sessions
  POST   /-/fail-next-run    {"reason": "The disk is full", "flow": "<id>"} lets the next run fail,
                             of that flow or of any; both members may be left out

A body is JSON of at most 1 MiB, with Content-Type: application/json. A reply is JSON, or has status
204 and no body. An error is {"error": {"code": "...", "message": "..."}} with one of these codes:
  invalid-json (400), invalid-value (400), unknown-object (404), forbidden (403), not-found (404),
  method-not-allowed (405), too-large (413), unsupported-media-type (415)
The server must listen on a loopback address. A request with the header Origin, as browsers send
it for scripts of other pages, or with the Host of another machine is refused (forbidden). None of
these requests appears in /-/requests, uses up a fault, or needs a session.
"""
