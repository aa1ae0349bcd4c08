"""All exceptions of this library: errors of the server, and failures in the client."""

# ruff: noqa: F403 - the one place to import errors from

from tableau_flows_generated.errors import *

from tableau_flows.errors.lookups import *
from tableau_flows.errors.network import *
from tableau_flows.errors.partial import *
from tableau_flows.errors.refusals import *
from tableau_flows.errors.runs import *
from tableau_flows.errors.usage import *
