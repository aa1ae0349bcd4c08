"""`python tests/conformance/derive [--check]`: writes the cases that follow from the spec."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import document_cases
import reply_cases
import request_cases

FOLDER = Path(__file__).resolve().parents[1]


def derived() -> dict[str, str]:
    """The texts of all derived files, by their paths below `tests/conformance`."""
    made = {**request_cases.files(), **document_cases.files(), **reply_cases.files()}
    return {name: json.dumps(it, ensure_ascii=False, indent=1) + "\n" for name, it in made.items()}


def main() -> int:
    """Write the files, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; report what differs")
    check = parser.parse_args().check
    texts = derived()
    there = {
        str(path.relative_to(FOLDER)): path.read_text("utf-8")
        for folder in ("requests", "documents", "replies")
        for path in (FOLDER / folder).glob("*.json")
    }
    there = {name: text for name, text in there.items() if json.loads(text)["source"] == "spec"}
    stale = sorted(name for name in {*texts, *there} if texts.get(name) != there.get(name))
    if check:
        for name in stale:
            print(f"{name} differs from what the spec says; run python tests/conformance/derive")
        return 1 if stale else 0
    for name in stale:
        path = FOLDER / name
        path.unlink(missing_ok=True)
        if name in texts:
            path.write_text(texts[name], "utf-8")
    print(f"{len(texts)} files, {len(stale)} of them changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
