"""Output steps and parameters of a run by id, by name and as objects; values and their domains."""

from __future__ import annotations

import pytest
from job_documents import NS, job
from tableau_flows import errors
from tableau_flows._runs.parameter_values import check_value
from tableau_flows._runs.runs import run_flow
from tableau_flows_generated.models import (
    Flow,
    FlowOutputStep,
    FlowParameter,
    FlowParameterDomain,
    Project,
)

CSV = "5d1c4d7e-0f5e-4f0a-9b1d-8f6f3b0a1c01"
HYPER = "5d1c4d7e-0f5e-4f0a-9b1d-8f6f3b0a1c02"
REGION = "5d1c4d7e-0f5e-4f0a-9b1d-8f6f3b0a1c03"
YEAR = "5d1c4d7e-0f5e-4f0a-9b1d-8f6f3b0a1c04"
OTHER = "5d1c4d7e-0f5e-4f0a-9b1d-8f6f3b0a1cff"

READ = (
    f'<tsResponse {NS}><flowOutputSteps><flowOutputStep id="{CSV}" name="CSV"/>'
    f'<flowOutputStep id="{HYPER}" name="Hyper"/></flowOutputSteps>'
    f'<flow id="f1" name="Daily"><parameters><parameter id="{REGION}" type="string" name="Region"'
    ' value="West" isRequired="false"><domain domainType="list"><values><value>West</value>'
    "<value>East</value></values></domain></parameter>"
    f'<parameter id="{YEAR}" type="integer" name="Year" isRequired="true"><domain'
    ' domainType="range" minValue="2000" maxValue="2030"/></parameter></parameters></flow>'
    "</tsResponse>"
)
"""The reply to reading the flow."""

STEPS = (FlowOutputStep(id=CSV, name="CSV"), FlowOutputStep(id=HYPER, name="Hyper"))
PARAMETERS = (
    FlowParameter(
        id=REGION,
        name="Region",
        value="West",
        domain=FlowParameterDomain(values=("West", "East")),
    ),
)


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({"output_steps": ["Hyper"]}, f'<flowOutputStep id="{HYPER}"/>'),
        (
            {"output_steps": ["Hyper", CSV, FlowOutputStep(id=HYPER)]},
            f'<flowOutputStep id="{HYPER}"/><flowOutputStep id="{CSV}"/></flowOutputSteps>',
        ),
        (
            {"parameters": {"Region": "East", YEAR: "2026"}},
            f'parameterId="{REGION}" overrideValue="East"/><flowParameterSpec'
            f' parameterId="{YEAR}" overrideValue="2026"/>',
        ),
        (
            {"output_steps": ["CSV"], "parameters": {"Year": "2026"}},
            f'<flowOutputStep id="{CSV}"/></flowOutputSteps><flowParameterSpecs>'
            f'<flowParameterSpec parameterId="{YEAR}" overrideValue="2026"/>',
        ),
    ],
)
def test_names_become_ids_with_one_reading_of_the_flow(
    script, make_session, make_response, given, sent
):
    script.feed(run_flow(make_session(), "f1", **given), make_response(READ), make_response(job()))
    reading, running = script.requests
    assert reading.url.endswith("/flows/f1")
    assert sent.encode() in running.body


@pytest.mark.parametrize(
    "given",
    [
        {"output_steps": [CSV, STEPS[1]], "parameters": {REGION: "anything"}},
        {"output_steps": [OTHER]},
        {"parameters": {PARAMETERS[0]: "East"}},
        {"output_steps": [CSV.upper()]},
    ],
)
def test_ids_and_objects_alone_send_no_other_request(script, make_session, make_response, given):
    script.feed(run_flow(make_session(), "f1", **given), make_response(job()))
    assert len(script.requests) == 1


def test_what_a_given_flow_has_is_not_read_again(script, make_session, make_response):
    flow = Flow(id="f1", output_steps=STEPS, parameters=PARAMETERS)
    given = {"output_steps": ["Hyper"], "parameters": {"Region": "East"}}
    script.feed(run_flow(make_session(), flow, **given), make_response(job()))
    (running,) = script.requests
    assert HYPER.encode() in running.body
    assert f'parameterId="{REGION}" overrideValue="East"'.encode() in running.body


def test_a_given_flow_that_lacks_the_name_is_read_again(script, make_session, make_response):
    listed = Flow(id="f1")  # lists do not tell the output steps
    plan = run_flow(make_session(), listed, output_steps=["CSV"])
    script.feed(plan, make_response(READ), make_response(job()))
    assert len(script.requests) == 2


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"output_steps": ["csv"]},
            f"no output step 'csv'; it has 'CSV' \\({CSV}\\), 'Hyper' \\({HYPER}\\)$",
        ),
        ({"output_steps": ["CSV", OTHER]}, f"no output step '{OTHER}'; it has 'CSV'"),
        ({"parameters": {"region": "West"}}, "no parameter 'region'; it has 'Region' .*, 'Year'"),
        (
            {"parameters": {"Region": "North", "Year": "2026"}},
            "parameter 'Region' must be one of 'West', 'East', not 'North'",
        ),
        ({"parameters": {"Year": "1999"}}, "'Year' must be a number from 2000 to 2030, not '1999'"),
        ({"parameters": {"Year": "2026.5"}}, "'Year' must be a whole number, not '2026.5'"),
        ({"parameters": {"Year": ""}}, "'Year' needs a value"),
        ({"parameters": {"Region": "West"}}, "the flow requires a value of 'Year' in parameters"),
        (
            {"parameters": {"Region": "West", REGION: "East", "Year": "2026"}},
            "parameters has two values for the parameter",
        ),
    ],
)
def test_what_the_flow_does_not_have_is_refused_before_it_runs(
    script, make_session, make_response, given, message
):
    with pytest.raises(errors.UsageError, match=message):
        script.feed(run_flow(make_session(), "f1", **given), make_response(READ))
    assert len(script.requests) == 1


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"parameters": {PARAMETERS[0]: "North"}}, "'Region' must be one of 'West', 'East'"),
        ({"output_steps": [Project(id=CSV)]}, "output_steps"),
        ({"output_steps": [""]}, "each of output_steps must not be empty"),
        ({"parameters": {"x" * 1001: "1"}}, "each key in parameters has 1001 characters"),
        ({"on_conflict": "join"}, "on_conflict must be one of 'raise', 'attach', not 'join'"),
    ],
)
def test_what_is_known_to_be_wrong_is_refused_before_anything_is_sent(
    script, make_session, given, message
):
    with pytest.raises(errors.UsageError, match=message):
        script.feed(run_flow(make_session(), "f1", **given))
    assert script.steps == []


def test_of_two_output_steps_of_a_name_the_ids_are_listed(script, make_session, make_response):
    two = make_response(READ.replace('"Hyper"', '"CSV"'))
    message = f"2 output steps of the name 'CSV'; give one of the ids {CSV}, {HYPER}"
    with pytest.raises(errors.UsageError, match=message):
        script.feed(run_flow(make_session(), "f1", output_steps=["CSV"]), two)


def test_a_flow_without_any_says_so(script, make_session, make_response):
    nothing = make_response(f'<tsResponse {NS}><flow id="f1"/></tsResponse>')
    with pytest.raises(errors.UsageError, match="no parameter 'Region'; it has none"):
        script.feed(run_flow(make_session(), "f1", parameters={"Region": "West"}), nothing)


def test_a_long_list_is_shortened(script, make_session, make_response):
    many = "".join(f'<flowOutputStep id="s{n}" name="n{n}"/>' for n in range(30))
    reply = (
        f"<tsResponse {NS}><flowOutputSteps>{many}</flowOutputSteps><flow id='f1'/></tsResponse>"
    )
    with pytest.raises(errors.UsageError, match=r"'n19' \(s19\) and 10 more$"):
        script.feed(run_flow(make_session(), "f1", output_steps=["CSV"]), make_response(reply))


def test_names_that_repeat_a_secret_are_not_shown(script, make_session, make_response):
    session = make_session()
    reply = make_response(READ.replace('"CSV"', '"the-token"'))
    with pytest.raises(errors.UsageError) as caught:
        script.feed(run_flow(session, "f1", output_steps=["CSV"]), reply)
    assert "the-token" not in str(caught.value)


def test_a_parameter_without_id_and_name_is_refused_before_the_flow_is_read(script, make_session):
    with pytest.raises(errors.UsageError, match="each key in parameters"):
        script.feed(run_flow(make_session(), "f1", parameters={FlowParameter(): "1"}))
    assert not script.requests


def test_a_wrong_value_that_a_secret_describes_is_told_without_it(
    script, make_session, make_response
):
    reply = make_response(READ.replace('"Year"', '"the-token"'))
    with pytest.raises(errors.UsageError, match="must be") as caught:
        script.feed(run_flow(make_session(), "f1", parameters={"Region": "East", YEAR: "1"}), reply)
    assert "the-token" not in str(caught.value)


def test_a_required_parameter_with_a_value_of_its_own_needs_no_other(
    script, make_session, make_response
):
    own = READ.replace('name="Year" isRequired', 'name="Year" value="2020" isRequired')
    plan = run_flow(make_session(), "f1", parameters={"Region": "East"})
    script.feed(plan, make_response(own), make_response(job()))


def parameter(kind: str | None = None, value: str | None = None, **domain: object) -> FlowParameter:
    return FlowParameter(
        id="p", name="P", type=kind, value=value, domain=FlowParameterDomain(**domain)
    )


@pytest.mark.parametrize(
    ("of", "value"),
    [
        (parameter(), "anything"),
        (FlowParameter(id="p"), ""),
        (parameter("unheard of"), "anything"),
        (parameter("integer"), "-5"),
        (parameter("integer", "1,000"), "2,000"),  # the server writes them in another way
        (parameter("real"), "1e3"),
        (parameter("boolean"), "True"),
        (parameter("date"), "2026-02-28"),
        (parameter("date", "31.01.2026"), "28.02.2026"),
        (parameter("string"), ""),
        (parameter(values=("a", "")), ""),
        (parameter("real", min_value="1", max_value="2"), "1"),
        (parameter("real", min_value="1", max_value="2"), "2.0"),
        (parameter(min_value="-1"), "1000"),
        (parameter(max_value="5", step_size="2"), "4.5"),
        (parameter("integer", "1", min_value="1", max_value="9", step_size="2"), "4"),
        (parameter(min_value="0", max_value="1", step_size="0"), "0.5"),
        (parameter(min_value="0", max_value="1", step_size="a few"), "0.5"),
        (
            parameter(
                min_value="2020-01-31",
                max_value="2030-12-31",
                step_size="1",
                date_value_increment="month",
            ),
            "2020-02-15",
        ),
        (parameter(min_value="2026-01-01", max_value="2026-12-31"), "2026-12-31"),
        (parameter(min_value="2026-01-01T00:00:00Z"), "2026-01-01T00:00:00"),
        (parameter(min_value="a", max_value="b"), "c"),  # in whatever order that is
    ],
)
def test_a_value_that_may_be_meant_is_taken(of, value):
    check_value(of, value, "'P'")


@pytest.mark.parametrize(
    ("of", "value"),
    [
        (parameter("integer"), "5.5"),
        (parameter("integer"), "five"),
        (parameter("Integer"), ""),
        (parameter("real"), "nan"),
        (parameter("real"), "1" * 101),
        (parameter("boolean", "false"), "yes"),
        (parameter("date"), "2026-02-30"),
        (parameter(values=("West", "East")), "west"),
        (parameter(min_value="1", max_value="2"), "0.999"),
        (parameter(min_value="1", max_value="2"), "2.001"),
        (parameter(min_value="1"), "much"),
        (parameter(max_value="2026-12-31"), "2027-01-01"),
        (FlowParameter(id="p", is_required=True), ""),
    ],
)
def test_a_value_outside_the_domain_is_refused(of, value):
    with pytest.raises(errors.UsageError, match=r"^the parameter 'P' "):
        check_value(of, value, "'P'")
