"""The classes of what calls return or take, for annotations; nobody has to make their objects.

```python
from tableau_flows.types import Pager


def names(flows: Pager[models.Flow]) -> list[str]:
    return [flow.name or "" for flow in flows]
```
"""

from __future__ import annotations

from tableau_flows_generated.arguments import Identified
from tableau_flows_generated.operation import Operation

from tableau_flows._bulk._sync.run_many import RunMany
from tableau_flows._bulk.run_many import AsyncRunMany
from tableau_flows._calls.raw import RawResponse
from tableau_flows._files._sync.stream import FlowStream
from tableau_flows._files.download import DownloadedFlow
from tableau_flows._files.stream import AsyncFlowStream
from tableau_flows._lists._sync.pager import Pager
from tableau_flows._lists.pager import AsyncPager
from tableau_flows._metadata._sync.pager import MetadataPager
from tableau_flows._metadata.answers import MetadataResult
from tableau_flows._metadata.pager import AsyncMetadataPager

__all__ = [
    "AsyncFlowStream",
    "AsyncMetadataPager",
    "AsyncPager",
    "AsyncRunMany",
    "DownloadedFlow",
    "FlowStream",
    "Identified",
    "MetadataPager",
    "MetadataResult",
    "Operation",
    "Pager",
    "RawResponse",
    "RunMany",
]


def __dir__() -> list[str]:
    return sorted(__all__)
