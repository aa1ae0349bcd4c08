# Generated from spec/ by `make generate`. Do not edit.
"""Tableau REST API: flows: operations, models and their XML, as data about calls. It does no I/O.

Everything here is made from `spec/` and needs the standard library only. Users import
`tableau_flows`, which gives this a network.
"""

API_VERSION = "3.30"
"""The newest version of the REST API that this code knows."""

OLDEST_API_VERSION = "3.3"
"""The oldest version that has the flow methods."""
