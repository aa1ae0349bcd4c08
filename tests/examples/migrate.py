"""Move from the official client step by step: both can share a session.

    python migrate.py

TABLEAU_SERVER, TABLEAU_SITE, TABLEAU_TOKEN_NAME and TABLEAU_TOKEN_SECRET say where and who.
"""

import os

import tableauserverclient as TSC  # noqa: N812 - as everybody calls it
from tableau_flows import Client, SessionCredentials

CALLS = {
    "TSC.Pager(server.flows)": "tableau.flows.list()",
    "server.flows.get_by_id(id)": "tableau.flows.get(flow)",
    "server.flows.publish(item, path, mode)": "tableau.flows.publish(path, project=…)",
    "server.flows.download(id, path)": "tableau.flows.download(flow, to=path)",
    "server.flows.refresh(id)": "run = tableau.flows.run(flow)",
    "server.jobs.wait_for_job(job)": "run.wait(timeout=600)",
    "server.flow_runs.cancel(id)": "run.cancel()",
    "server.flows.populate_connections(item)": "tableau.connections.list(flow)",
    "server.flows.update_connection(item, connection)": "tableau.connections.update(flow, …)",
    "server.flows.populate_permissions(item)": "tableau.permissions.get(flow)",
    "server.flows.update_permissions(item, rules)": "tableau.permissions.set(flow, grants)",
    "server.schedules.add_to_schedule(id, flow=item)": "tableau.flow_tasks.ensure(flow, schedule)",
    "server.projects.get_by_path(path)": "tableau.projects.find(path)",
    "server.groups.filter(name=…)": "tableau.groups.find(name)",
    "server.metadata.query(text)": "tableau.metadata.query(text)",
}


def with_their_session(server: TSC.Server) -> Client:
    """Make our client with the session of the official one, which stays signed in."""
    session = SessionCredentials(server.auth_token, server.site_id, server.user_id)
    return Client(server.server_address, credentials=session)


def with_our_session(tableau: Client) -> TSC.Server:
    """Make the official client with our session; do not call its `auth.sign_out`."""
    server = TSC.Server(os.environ["TABLEAU_SERVER"])
    server.version = str(tableau.api_version)
    session = tableau.session_credentials
    server._set_auth(session.site_id, session.user_id, session.token)  # it has no public method
    return server


if __name__ == "__main__":
    name, secret = os.environ["TABLEAU_TOKEN_NAME"], os.environ["TABLEAU_TOKEN_SECRET"]
    token = TSC.PersonalAccessTokenAuth(name, secret, os.environ.get("TABLEAU_SITE", ""))
    official = TSC.Server(os.environ["TABLEAU_SERVER"], use_server_version=True)
    with official.auth.sign_in(token), with_their_session(official) as tableau:
        print(len(list(tableau.flows.list())), "flows with their session")
    with Client() as tableau:
        tableau.sign_in()
        print(len(list(TSC.Pager(with_our_session(tableau).flows))), "flows with our session")
    for old, new in CALLS.items():
        print(f"{old:50} → {new}")
