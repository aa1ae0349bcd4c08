"""Cases of single requests, documents and failures: what is asked, and what is compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tableau_flows.conformance.cases import Case
from tableau_flows.conformance.forms.comparing import broken, differences
from tableau_flows.conformance.forms.http_forms import expected_form, request_form
from tableau_flows.conformance.forms.json_values import Json, Object, object_of, shown
from tableau_flows.conformance.forms.xml_forms import FormError

_ASKED = {
    "request": ("operation", "arguments", "session", "file"),
    "document": ("operation", "response"),
    "reply": ("operation", "response", "failure"),
}
_ANSWERED = {
    "document": ("reply", "result", "unreadable"),
    "reply": ("remedy", "retry_after", "after", "unknown"),
}
_ERROR = ("family", "code", "status", "where")


class Comparison(NamedTuple):
    """Two values to be compared; `exact` says whether the observed one may have other keys."""

    expected: Json
    observed: Json
    exact: bool = True

    def differences(self) -> Iterator[str]:
        """Describe the differences."""
        return differences(self.expected, self.observed, exact=self.exact)


def message_of(case: Case) -> Object:
    """Return the request to the driver, without its id."""
    kept = {key: case.data[key] for key in _ASKED[case.kind] if key in case.data}
    return {"kind": case.kind, **kept}


def comparison(case: Case, answer: Object) -> Comparison:
    """Return what a case expects beside what the driver has answered.

    Raises:
        FormError: The answer has no such form.
    """
    expected = object_of(case.data.get("expect"))
    unlike = refusal(expected, answer)
    if unlike is not None:
        raise FormError(unlike)
    if case.kind == "request" and "error" not in expected:
        return Comparison(expected_form(expected), request_form(answer, expected))
    keys = [key for key in _ANSWERED.get(case.kind, ()) if key in expected]
    observed: Object = {key: _sorted(key, answer.get(key)) for key in keys}
    wanted: Object = {key: _sorted(key, expected[key]) for key in keys}
    if "error" in expected:
        wanted["error"] = error = object_of(expected["error"])
        observed["error"] = error_form(error, answer)
    return Comparison(wanted, observed)


def error_form(expected: Object, answer: Object) -> Object:
    """Return of the error in an answer what an expected error speaks about.

    Where the expected family is a list, any of them is as good as the list.
    """
    error = object_of(answer.get("error"))
    observed: Object = {key: error.get(key) for key in _ERROR if key in expected}
    families = expected.get("family")
    if isinstance(families, list) and observed["family"] in families:
        observed["family"] = families
    return observed


def refusal(expected: Object, answer: Object) -> str | None:
    """Say in which way an answer is another kind of answer than the expected one."""
    if "unsupported" in answer:
        return f"the driver cannot do this: {shown(answer['unsupported'])}"
    if "error" in answer and "error" not in expected:
        return f"unexpected error: {shown(answer['error'], 1000)}"
    if "error" in expected and "error" not in answer:
        return f"expected {shown(expected['error'])}, but got no error: {shown(answer)}"
    return None


def broken_answers(case: Case, answer: Object) -> Iterator[tuple[str, Iterator[str]]]:
    """Change an answer, and what is read from it, in every place that is compared.

    Args:
        case: The case.
        answer: An answer without differences.

    Yields:
        What was changed, and the differences that are found then.
    """
    expected = object_of(case.data.get("expect"))
    failed: Object = {"family": "UsageError", "message": "broken"}
    others: list[tuple[str, Object]] = [("an empty answer", {})]
    others.append(("unsupported", {"unsupported": "broken"}))
    if "error" in expected:
        others.append(("no error", {key: it for key, it in answer.items() if key != "error"}))
    else:
        others.append(("an error", {"error": failed}))
        keys = _raw_keys(case, expected)
        others.extend((f"{key} of another type", {**answer, key: 7.5}) for key in keys)
    for what, other in others:
        yield what, found(case, other)
    true = comparison(case, answer)
    for what, value in broken(true.expected, true.observed):
        yield what, Comparison(true.expected, value).differences()


def found(case: Case, answer: Object) -> Iterator[str]:
    """Describe the differences between an answer and what the case expects."""
    try:
        yield from comparison(case, answer).differences()
    except FormError as error:
        yield str(error)


def _raw_keys(case: Case, expected: Object) -> list[str]:
    if case.kind != "request":
        return [key for key in _ANSWERED[case.kind] if key in expected]
    return ["method", "url", "body", *(["headers"] if expected.get("headers") else [])]


def _sorted(key: str, value: Json) -> Json:
    """What may be repeated is a set."""
    if key == "after" and isinstance(value, list):
        return [*sorted(value, key=str)]
    return value
