"""What a language consists of, tried with a small one of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator import ir, languages, trees
from generator.checking import check_spec
from generator.compile import compile_spec
from generator.language import Language, Reserved
from generator.render import render_language


@pytest.fixture(scope="module")
def api(root: Path) -> ir.Api:
    return compile_spec(root / "spec", languages.reserved())


@pytest.fixture
def language(tmp_path: Path) -> Language:
    """A language with two templates, one of them for each resource, and a runtime."""
    files = {
        "templates/all.txt.jinja": "{{ banner }}\n{% include '_inner' %} {{ api.version|shout }}\n",
        "templates/_inner": "inner",
        "templates/parts/[resource].txt.jinja": "{{ resource.name }}\n",
        "runtime/parts/plain.txt": "{{ not a template }}\n",
        "runtime/empty": "",
    }
    for name, text in files.items():
        path = tmp_path / "small" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def formatted(folder: Path) -> None:
        (folder / "formatted").write_text("", "utf-8")

    return Language(
        name="small",
        folder=tmp_path / "small",
        banner="; Generated.",
        reserved=Reserved(
            methods=frozenset({"add"}), arguments=frozenset({"a b"}), types=frozenset()
        ),
        spell=lambda api: replace(api, version=f"v{api.version}"),
        values=lambda api: {"api": api},
        filters={"shout": lambda text: f"{text}!"},
        expansions={
            "[resource]": lambda api: [(item.name, {"resource": item}) for item in api.resources]
        },
        format=formatted,
    )


def test_another_language_is_rendered_with_its_own_names_banner_filters_and_layout(
    api: ir.Api, language: Language, tmp_path: Path
) -> None:
    render_language(api, language, tmp_path / "output")
    found = trees.files(tmp_path / "output")
    assert found.keys() == {
        "all.txt",
        "empty",
        "formatted",
        "parts/plain.txt",
        *(f"parts/{resource.name}.txt" for resource in api.resources),
    }
    assert found["all.txt"].read_text("utf-8") == f"; Generated.\ninner v{api.version}!\n"
    assert found["parts/flows.txt"].read_text("utf-8") == "flows\n"


def test_the_runtime_is_copied_below_the_banner_as_it_is(
    api: ir.Api, language: Language, tmp_path: Path
) -> None:
    render_language(api, language, tmp_path / "output")
    copied = (tmp_path / "output" / "parts" / "plain.txt").read_text("utf-8")
    assert copied == "; Generated.\n{{ not a template }}\n"
    assert (tmp_path / "output" / "empty").read_bytes() == b""


def test_a_language_makes_its_folder_or_its_files_beside_those_of_others(
    language: Language,
) -> None:
    assert language.places() == {"small"}
    assert replace(language, beside=True).places() == {"all.txt", "_inner", "parts"}


def test_an_excluded_folder_is_neither_stray_nor_removed(tmp_path: Path) -> None:
    for name in ("old/python/a", "old/ruby/b", "new/python/a"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")
    old, new = tmp_path / "old", tmp_path / "new"
    assert list(trees.differences(old, new, {"ruby"})) == []
    assert list(trees.differences(old, new)) == ["stray: ruby/b\n"]
    trees.replace(old, new, {"ruby"})
    assert (old / "ruby" / "b").exists()


NEUTRAL = [
    path
    for path in sorted(Path(languages.__file__).parents[1].rglob("*.py"))
    if not {"languages", "sync"} & set(path.parts)
    and path.stem not in ("__main__", "release", "trees")
]
"""The generator without the languages, the commands, and what sees to files and sync classes."""


@pytest.mark.parametrize("path", NEUTRAL, ids=[f"{p.parent.name}/{p.stem}" for p in NEUTRAL])
def test_the_rest_of_the_generator_names_no_language(path: Path) -> None:
    names = set(languages.names()) - {"openapi"}  # what the spec itself is written in, too
    words = re.compile(rf"\b({'|'.join(names)}|keyword|snake_case)\b", re.I)
    code = path.read_text("utf-8")
    code = code.replace("openapi-python-client", "").replace("`python -m generator", "")
    assert words.findall(code) == []


def test_the_spec_gives_no_name_that_a_language_reserves(
    root: Path,
) -> None:
    small = Reserved(
        methods=frozenset({"list", "jobs"}),
        arguments=frozenset({"flow", "page size"}),
        types=frozenset({"flow run"}),
    )
    said = [fault.reason for fault in check_spec(root / "spec", {"small": small})]
    assert set(said) == {
        "'list' is a reserved word of small",
        "'jobs' is a reserved word of small",
        "the argument 'flow' is a reserved word of small",
        "the argument 'pageSize' is a reserved word of small",
        "'flow' is a reserved word of small",
        "'flowRun' is a reserved word of small",
    }
    assert said.count("'list' is a reserved word of small") > 1


def test_every_template_depends_on_the_spec(root: Path) -> None:
    """A template whose only expression is the banner belongs into `runtime/`."""
    for path in (root / "generator" / "languages").glob("*/templates/**/*.jinja"):
        code = path.read_text("utf-8").replace("{{ banner }}", "")
        assert "{{" in code or "{%" in code, path.name
