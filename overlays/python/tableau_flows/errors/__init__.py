"""All exceptions of this library: errors of the server, and failures in the client."""

# ruff: noqa: F403 - the one place to import errors from

from tableau_flows_generated import errors as _of_servers
from tableau_flows_generated.errors import *

from tableau_flows.errors import classification, lookups, network, partial, refusals, runs, usage
from tableau_flows.errors.classification import *
from tableau_flows.errors.lookups import *
from tableau_flows.errors.network import *
from tableau_flows.errors.partial import *
from tableau_flows.errors.refusals import *
from tableau_flows.errors.runs import *
from tableau_flows.errors.usage import *

__all__: list[str] = []
__all__ += _of_servers.__all__
__all__ += classification.__all__
__all__ += lookups.__all__
__all__ += network.__all__
__all__ += partial.__all__
__all__ += refusals.__all__
__all__ += runs.__all__
__all__ += usage.__all__


def __dir__() -> list[str]:
    return sorted(__all__)
