"""What the wheel must do when it is installed alone: run by CI in an environment of its own.

It is given the address of an emulated server that runs elsewhere.
"""

import importlib.util
import json
import sys
from importlib.metadata import entry_points
from importlib.resources import files

for name in ("starlette", "xsdata", "jinja2", "yaml"):
    if importlib.util.find_spec(name):
        raise SystemExit(f"this environment is not as empty as it should be: {name} is there")

from tableau_flows import Client, TokenCredentials  # noqa: E402

with Client(sys.argv[1], site="", credentials=TokenCredentials("demo", "demo-secret")) as tableau:
    flow = tableau.flows.publish(b"a flow", name="From the wheel", file_type="tfl")
    ended = tableau.flows.run(flow).wait(timeout=30)
    names = [item.name for item in tableau.flows.list()]
if flow.name not in names or ended.completed_at is None:
    raise SystemExit(f"unexpected: {names}, {ended}")
(plugin,) = entry_points(group="pytest11", name="tableau_flows")
if importlib.util.find_spec(plugin.value) is None:
    raise SystemExit(f"the wheel has no {plugin.value}")
for document in ("api.json", "api.schema.json", "api.reader.schema.json"):
    json.loads((files("tableau_flows_generated") / document).read_text("utf-8"))
print(f"the wheel works: {len(names)} flows, flow run {ended.id} ended")
