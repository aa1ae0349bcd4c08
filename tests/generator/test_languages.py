"""What a language consists of, tried with a small one of its own."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator import ir, languages, trees
from generator.checking import check_spec
from generator.compile import compile_spec
from generator.errors import LanguageError
from generator.language import Language, Reserved
from generator.render import render_language

Run = Callable[..., Any]


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


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("[topic].txt", "no expansion fills [topic] in the name; there are: [resource]"),
        ("[topic]/a.txt", "no expansion fills [topic] in the name; there are: [resource]"),
        ("[Resource].txt", "no expansion fills [Resource] in the name; there are: [resource]"),
        ("[resource.txt", "no expansion fills [resource.txt in the name; there are: [resource]"),
        ("resource].txt", "no expansion fills ] in the name; there are: [resource]"),
        (
            "[resource]/[topic].txt",
            "only one placeholder is filled in a name, so [topic] would be left",
        ),
    ],
)
def test_a_placeholder_without_an_expansion_is_refused_with_the_template(
    template: str, said: str, api: ir.Api, language: Language, tmp_path: Path
) -> None:
    path = language.folder / "templates" / f"{template}.jinja"
    path.parent.mkdir(exist_ok=True)
    path.write_text("{{ banner }}\n", "utf-8")
    with pytest.raises(LanguageError) as caught:
        render_language(api, language, tmp_path / "output")
    assert str(caught.value) == f"generator/languages/small/templates/{template}.jinja: {said}"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("{{ banner }}\n{{ api.operatons }}", "line 2", "has no attribute 'operatons'"),
        ("{{ banner }}\n{% for one in api.types %}", "line 2", "Unexpected end of template"),
        ("{{ banner }}\n\n{% include '_other' %}", "line 3", "_other"),
        ("{{ banner }}\n{{ 1|shuot }}", "line 2", "No filter named 'shuot'"),
    ],
)
def test_a_fault_of_a_template_is_reported_with_its_file_and_line(
    api: ir.Api, language: Language, tmp_path: Path, text: str, line: str, reason: str
) -> None:
    (language.folder / "templates" / "all.txt.jinja").write_text(text, "utf-8")
    with pytest.raises(LanguageError) as caught:
        render_language(api, language, tmp_path / "output")
    place = f"generator/languages/small/templates/all.txt.jinja: {line}: "
    assert str(caught.value).startswith(place)
    assert reason in str(caught.value)


def test_a_fault_of_a_template_that_another_includes_has_the_file_and_line_of_the_first(
    api: ir.Api, language: Language, tmp_path: Path
) -> None:
    templates = language.folder / "templates"
    (templates / "all.txt.jinja").write_text("{{ banner }}\n{% include '_inner.jinja' %}", "utf-8")
    for text in ("\n\n{{ banner.x }}", "\n\n{{ 1|shuot }}"):
        (templates / "_inner.jinja").write_text(text, "utf-8")
        place = r"^generator/languages/small/templates/_inner\.jinja: line 3: "
        with pytest.raises(LanguageError, match=place):
            render_language(api, language, tmp_path / "output")


PACKAGE = """
from pathlib import Path
from generator.language import Language, Reserved
LANGUAGE = Language(
    name="small", folder=Path(__file__).parent, banner="", values=lambda api: {}, filters={},
    reserved=Reserved(methods=frozenset(), arguments=frozenset(), types=frozenset()),
    spell=lambda api: api, expansions={}, format=lambda folder: None,
)
"""
INCOMPLETE = [
    ("", "small/__init__.py: exports no LANGUAGE; it must be a `Language` of generator/language"),
    ("LANGUAGE = {'name': 'small'}", "small/__init__.py: LANGUAGE is {'name': 'small'}; it must"),
    ("from generator.language import Language as LANGUAGE", "small/__init__.py: LANGUAGE is <cl"),
    (
        PACKAGE.replace('name="small"', 'name="large"'),
        "small/__init__.py: the language is called 'large'; its name must be that of the folder",
    ),
    (PACKAGE, "small/templates: there is no such folder, so nothing would be made"),
]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a package that the generator takes for a language."""
    folder = tmp_path / "packages" / "small"
    folder.mkdir(parents=True)
    monkeypatch.setattr(languages, "__path__", [*languages.__path__, str(folder.parent)])
    yield folder
    sys.modules.pop("generator.languages.small", None)


@pytest.mark.parametrize("chosen", ["small", "openapi"])
@pytest.mark.parametrize(("code", "said"), INCOMPLETE)
def test_an_incomplete_package_of_a_language_is_one_message_and_nothing_is_written(
    code: str, said: str, chosen: str, run: Run, package: Path, tmp_path: Path
) -> None:
    (package / "__init__.py").write_text(code, "utf-8")
    result = run("--language", chosen, "--output", tmp_path / "output")
    assert result.returncode == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"generator: generator/languages/{said}")
    assert line.endswith("; generated/ was not written")
    assert not (tmp_path / "output").exists()


def test_a_package_of_a_language_is_found_by_its_folder(
    run: Run, package: Path, tmp_path: Path
) -> None:
    (package / "templates").mkdir()
    (package / "__init__.py").write_text(PACKAGE, "utf-8")
    template = package / "templates" / "[topic].txt.jinja"
    template.write_text("a", "utf-8")
    result = run("--language", "small", "--output", tmp_path / "output")
    assert result.returncode == 2
    assert "small/templates/[topic].txt.jinja: no expansion fills [topic]" in result.stderr
    template.rename(package / "templates" / "topic.txt.jinja")
    assert run("--language", "small", "--output", tmp_path / "output").returncode == 0
    assert (tmp_path / "output" / "small" / "topic.txt").read_text("utf-8") == "a"


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
