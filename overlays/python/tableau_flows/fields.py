"""The fields that lists can be filtered and sorted by, as typed conditions and sort orders."""

from tableau_flows_generated.fields import *  # noqa: F403 - the same fields under a public name
from tableau_flows_generated.fields import __all__ as __all__
