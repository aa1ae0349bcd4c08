"""Names as the spec writes them in one place, made of those in another."""

from __future__ import annotations


def pascal(name: str) -> str:
    """`flowRunType` → `FlowRun`; the suffix `Type` says nothing in code."""
    stem = name.removesuffix("Type") or name
    return stem[:1].upper() + stem[1:]


def camel(words: str) -> str:
    """`flow run` → `flowRun`."""
    first, *others = words.split(" ")
    return first + "".join(word[:1].upper() + word[1:] for word in others)
