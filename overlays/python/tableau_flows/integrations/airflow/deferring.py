"""How the operator and the sensor hand a wait to the triggerer."""

from __future__ import annotations

from datetime import timedelta

from airflow.providers.common.compat.sdk import conf

_GRACE = 300.0
"""Seconds that Airflow waits for the trigger beyond its own deadline, if no triggerer runs it."""


def is_deferrable(given: bool | None) -> bool:
    """Return the argument `deferrable`; if it was omitted, what Airflow's configuration says."""
    if given is not None:
        return given
    configured: bool = conf.getboolean("operators", "default_deferrable", fallback=False)
    return configured


def longest_deferral(timeout: float) -> timedelta:
    """Return how long Airflow lets a task be deferred whose trigger gives up after a timeout."""
    return timedelta(seconds=timeout + _GRACE)
