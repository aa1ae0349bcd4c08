"""The connection type of Airflow and its fields, and the keys of XComs."""

from __future__ import annotations

from typing import Final

CONNECTION_TYPE: Final = "tableau_flows"
DEFAULT_CONNECTION: Final = "tableau_flows_default"
HOOK_NAME: Final = "Tableau flows"

RUN_ID: Final = "run_id"
"""The key of the XCom with the id of the flow run, once it is known."""

JOB_ID: Final = "job_id"
"""The key of the XCom with the id of the job that performs the run."""

PAGE: Final = "tableau_flow_page"
"""The key of the XCom with the address of the page of the flow."""

AUTHS: Final = ("token", "connected_app", "password")
"""The ways to sign in, as values of the field `auth`."""

RELABELING: Final = {
    "host": "Server",
    "login": "Token name, or user",
    "password": "Secret",
}

PLACEHOLDERS: Final = {
    "host": "https://tableau.example.com",
    "login": "the name of the token, or the user to sign in as",
    "password": "the secret of the token or of the connected app, or the password",
}

_TEXT: Final = {"type": ["string", "null"]}

FIELD_DESCRIPTIONS: Final[dict[str, tuple[str, str, dict[str, object]]]] = {
    "site": (
        "Site",
        "The short name of the site, which follows /site/ in browser addresses; empty for the"
        " default site of a Tableau Server.",
        {**_TEXT},
    ),
    "auth": (
        "Sign in with",
        "A personal access token, a connected app (for many tasks at once), or a password.",
        {"type": ["string", "null"], "enum": [*AUTHS, None], "default": AUTHS[0]},
    ),
    "client_id": ("Client id", "Of the connected app.", {**_TEXT}),
    "secret_id": ("Secret id", "The id of the secret of the connected app.", {**_TEXT}),
    "api_version": (
        "API version",
        "The version of the REST API, such as 3.21; the newest that both sides know if empty.",
        {**_TEXT},
    ),
    "verify": (
        "Verify certificates",
        "true, false, or the path of a file with certificate authorities.",
        {**_TEXT},
    ),
    "proxy": (
        "Proxy",
        "The address of a proxy, without a password; the environment of Airflow's processes"
        " applies if empty.",
        {**_TEXT},
    ),
}
"""The fields in the extra of a connection: label, description and JSON Schema of each."""
