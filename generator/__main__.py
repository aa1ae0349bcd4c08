"""`python -m generator [--check]`: make `generated/` and the sync modules, or check them.

`python -m generator compare OFFICIAL.xsd`: print what differs between `spec/xsd` and the vendor's
schema.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from generator import languages, sync, trees
from generator.comparison.report import compare_with
from generator.compile import compile_spec
from generator.errors import Fault, LanguageError, SpecError
from generator.render import render_description, render_language

_ROOT = Path(__file__).parent.parent
_PACKAGE = _ROOT / "overlays" / "python" / "tableau_flows"


def main(arguments: list[str] | None = None) -> int:
    """Run the generator.

    Returns:
        0: done, or up to date. 1: `generated/` or a sync module differs from its source, or the
        schemas that are compared differ. 2: a source has faults, which are printed; what is
        made from it was not written; or the package of a language is not complete.
    """
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except LanguageError as error:
        print(f"generator: {error}; generated/ was not written", file=sys.stderr)
        return 2


def _run(options: argparse.Namespace) -> int:
    if options.command == "compare":
        return _compare(options.official, options.spec)
    chosen = options.language or languages.names()
    others = {
        place
        for name in languages.names()
        if name not in chosen
        for place in languages.load(name).places()
    }
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        try:
            api = compile_spec(options.spec, languages.reserved(), languages.example_readers())
            render_description(api, fresh)
            for name in chosen:
                language = languages.load(name)
                render_language(api, language, fresh if language.beside else fresh / name)
        except SpecError as error:
            _report(error.faults)
            return 2
        if status := sync.update(options.package, check=options.check):
            return status
        if not options.check:
            trees.replace(options.output, fresh, others)
            return 0
        lines = list(trees.differences(options.output, fresh, others))
    if not lines:
        return 0
    sys.stdout.writelines(lines)
    print("generated/ does not match spec/; run `make generate`", file=sys.stderr)
    return 1


def _report(faults: Sequence[Fault]) -> None:
    """Print each fault on a line of its own, and how many there are."""
    for fault in faults:
        print(fault, file=sys.stderr)
    count = "one fault" if len(faults) == 1 else f"{len(faults)} faults"
    print(f"generator: the spec has {count}; generated/ was not written", file=sys.stderr)


def _compare(official: Path, spec: Path) -> int:
    try:
        lines = compare_with(official, spec)
    except SpecError as error:
        print(f"generator: a schema cannot be read: {error}", file=sys.stderr)
        return 2
    print("\n".join(lines) or "the schemas agree")
    return 1 if lines else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--check", action="store_true", help="write nothing; print differences")
    parser.add_argument("--spec", type=Path, default=_ROOT / "spec", metavar="FOLDER")
    parser.add_argument("--output", type=Path, default=_ROOT / "generated", metavar="FOLDER")
    parser.add_argument("--package", type=Path, default=_PACKAGE, metavar="FOLDER")
    parser.add_argument(
        "--language",
        action="append",
        choices=languages.names(),
        help="generate this language only; may be repeated; all if omitted",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    compare = commands.add_parser("compare", help="compare spec/xsd with the vendor's schema")
    compare.add_argument("official", type=Path, metavar="OFFICIAL.xsd", help="the vendor's schema")
    return parser


if __name__ == "__main__":
    sys.exit(main())
