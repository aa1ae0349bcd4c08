# Generated from spec/ by `make generate`. Do not edit.
"""Tableau REST API: flows: operations, models and an XML codec. No I/O.

This package is generated from `spec/` and uses only the standard library. Applications import
`tableau_flows`, which sends the operations over the network.
"""

API_VERSION = "3.30"
"""The newest version of the REST API that this package supports."""

OLDEST_API_VERSION = "3.3"
"""The oldest version that has the flow methods."""
