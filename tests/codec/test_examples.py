"""On every example of the spec, the generated decoder and xsdata read equal objects."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from tableau_flows_generated import codec

EXAMPLES = sorted((Path(__file__).parents[2] / "spec" / "examples").glob("*/*.xml"))
Model = Callable[[str, str], type]
Oracle = Callable[[type, bytes], Any]


def root_of(path: Path) -> str:
    return "tsRequest" if path.name.startswith("request") else "tsResponse"


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 40


@pytest.mark.parametrize("path", EXAMPLES, ids=named)
def test_decoder_and_xsdata_read_equal_objects(
    path: Path, model_of: Model, oracle: Oracle, without_wrapper_texts: Callable[[Any], Any]
) -> None:
    model = model_of(path.parent.name, path.name)
    data = path.read_bytes()
    read = codec.decode(model, data, root_of(path))
    assert without_wrapper_texts(read) == oracle(model, data)


@pytest.mark.parametrize("path", EXAMPLES, ids=named)
def test_what_was_read_is_written_and_read_again(path: Path, model_of: Model) -> None:
    model = model_of(path.parent.name, path.name)
    value = codec.decode(model, path.read_bytes(), root_of(path))
    assert codec.decode(model, codec.encode(value, root_of(path)), root_of(path)) == value


def shuffled(element: ElementTree.Element, dice: random.Random) -> ElementTree.Element:
    """The same content: attributes and children in another order, other white space.

    Children of one name keep their order: it has a meaning.
    """
    attributes = list(element.attrib.items())
    dice.shuffle(attributes)
    copy = ElementTree.Element(element.tag, dict(attributes))
    children = list(element)
    queues: dict[str, list[ElementTree.Element]] = {}
    for child in children:
        queues.setdefault(child.tag, []).append(child)
    order = [child.tag for child in children]
    dice.shuffle(order)
    for tag in order:
        inner = shuffled(queues[tag].pop(0), dice)
        inner.tail = dice.choice(["", " ", "\n\t", "\r\n  "])
        copy.append(inner)
    layout = not (element.text or "").strip() and bool(children)
    copy.text = dice.choice(["", "\n", "  \t"]) if layout else element.text
    return copy


@pytest.mark.parametrize("path", EXAMPLES, ids=named)
def test_order_and_white_space_mean_nothing(
    path: Path, model_of: Model, oracle: Oracle, without_wrapper_texts: Callable[[Any], Any]
) -> None:
    model = model_of(path.parent.name, path.name)
    data = path.read_bytes()
    expected = codec.decode(model, data, root_of(path))
    dice = random.Random(path.name)
    for _ in range(5):
        other = ElementTree.tostring(shuffled(ElementTree.fromstring(data), dice))
        assert codec.decode(model, other, root_of(path)) == expected
        assert oracle(model, other) == without_wrapper_texts(expected)


@pytest.mark.parametrize("path", EXAMPLES, ids=named)
def test_any_way_of_cutting_the_bytes_gives_the_same(path: Path, model_of: Model) -> None:
    model = model_of(path.parent.name, path.name)
    data = path.read_bytes()
    expected = codec.decode(model, data, root_of(path))
    for size in (1, 7, 64):
        decoder: codec.Decoder[Any] = codec.Decoder(model, root_of(path))
        for start in range(0, len(data), size):
            decoder.feed(data[start : start + size])
        assert decoder.close() == expected
