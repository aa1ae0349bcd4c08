"""`python -m generator [--check]`: make `generated/` and the sync modules, or check them."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from generator import sync, trees
from generator.compile import compile_spec
from generator.errors import SpecError
from generator.render import render

_ROOT = Path(__file__).parent.parent
_PACKAGE = _ROOT / "overlays" / "python" / "tableau_flows"


def main(arguments: list[str] | None = None) -> int:
    """Run the generator.

    Returns:
        0: done, or up to date. 1: `generated/` or a sync module differs from its source.
        2: a fault in a source; nothing was written.
    """
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; print differences")
    parser.add_argument("--spec", type=Path, default=_ROOT / "spec", metavar="FOLDER")
    parser.add_argument("--output", type=Path, default=_ROOT / "generated", metavar="FOLDER")
    parser.add_argument("--package", type=Path, default=_PACKAGE, metavar="FOLDER")
    options = parser.parse_args(arguments)
    if status := sync.update(options.package, check=options.check):
        return status
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        try:
            render(compile_spec(options.spec), fresh)
        except SpecError as error:
            print(f"generator: the spec has a fault: {error}", file=sys.stderr)
            return 2
        if not options.check:
            trees.replace(options.output, fresh)
            return 0
        lines = list(trees.differences(options.output, fresh))
    if not lines:
        return 0
    sys.stdout.writelines(lines)
    print("generated/ is not what spec/ says; run `make generate`", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
