"""The models: what servers send and take, as frozen dataclasses."""

from tableau_flows_generated.models import *  # noqa: F403 - one place to import models from
from tableau_flows_generated.models import __all__ as __all__
