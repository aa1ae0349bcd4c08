"""Reads examples with the generated types, and prints them again."""

from __future__ import annotations

import json
import sys

from tableau_json_client import models

given = json.load(sys.stdin)
print(json.dumps([getattr(models, name).from_dict(value).to_dict() for name, value in given]))
