"""What Airflow asks a provider about itself: the entry point `apache_airflow_provider`."""

from __future__ import annotations

from tableau_flows import __version__
from tableau_flows.integrations.airflow.names import (
    CONNECTION_TYPE,
    FIELD_DESCRIPTIONS,
    HOOK_NAME,
    PLACEHOLDERS,
    RELABELING,
)

_PACKAGE = "tableau_flows.integrations.airflow"
_INTEGRATION = "Tableau flows"


def get_provider_info() -> dict[str, object]:
    """Return the description of this provider in the form that Airflow documents."""
    return {
        "package-name": "tableau-flows",
        "name": HOOK_NAME,
        "description": "Run flows of Tableau Prep Conductor, and wait for them.",
        "versions": [__version__],
        "integrations": [
            {
                "integration-name": _INTEGRATION,
                "external-doc-url": "https://help.tableau.com/current/api/rest_api/en-us/REST/"
                "rest_api_ref_flow.htm",
                "tags": ["service"],
            }
        ],
        "hooks": _modules("hooks"),
        "operators": _modules("operators"),
        "sensors": _modules("sensors"),
        "triggers": _modules("triggers"),
        "connection-types": [
            {
                "connection-type": CONNECTION_TYPE,
                "hook-class-name": f"{_PACKAGE}.hooks.TableauFlowsHook",
                "hook-name": HOOK_NAME,
                "conn-fields": {
                    name: {"label": label, "description": text, "schema": schema}
                    for name, (label, text, schema) in FIELD_DESCRIPTIONS.items()
                },
                "ui-field-behaviour": {
                    "hidden-fields": ["schema", "port"],
                    "relabeling": dict(RELABELING),
                    "placeholders": dict(PLACEHOLDERS),
                },
            }
        ],
        "extra-links": [f"{_PACKAGE}.links.TableauFlowLink"],
    }


def _modules(kind: str) -> list[dict[str, object]]:
    return [{"integration-name": _INTEGRATION, "python-modules": [f"{_PACKAGE}.{kind}"]}]
