"""Finds the calls that a text names, such as `tableau.flows.list()`, and checks that they exist."""

from __future__ import annotations

import operator
import re
from collections.abc import Mapping


def check_calls(text: str, homes: Mapping[str, object]) -> int:
    """Check that all attributes exist that a text names.

    Args:
        text: The text.
        homes: What each name stands for, such as the class `Client` for "tableau".

    Returns:
        The number of calls.

    Raises:
        AttributeError: An attribute does not exist.
    """
    found = re.findall(rf"(?<![\w./\"])({'|'.join(homes)})\.([a-z_]+(?:\.[a-z_]+)*)", text)
    for home, path in found:
        assert operator.attrgetter(path)(homes[home]) is not None, f"{home}.{path}"
    return len(found)
