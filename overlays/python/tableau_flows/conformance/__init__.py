"""Runner of the conformance cases: data that says what a client in any language does.

``python -m tableau_flows.conformance --cases DIR --driver "node driver.mjs"`` asks a driver, which
is a small program in the language of the client, case after case, and compares its answers.
Scenarios run against an emulated server, so it needs the extra ``emulator``.
`tests/conformance/README.md` of the project describes the cases and how to write a driver.
"""
