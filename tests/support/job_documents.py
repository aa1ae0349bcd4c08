"""Replies about jobs, for the tests of running and of waiting."""

from __future__ import annotations

NS = 'xmlns="http://tableau.com/api"'
NOW = 1000.0


def job(attributes: str = "", inner: str = "") -> str:
    return f'<tsResponse {NS}><job id="j1" {attributes}>{inner}</job></tsResponse>'


def notes(text: str) -> str:
    return f"<runFlowJobType><notes>{text}</notes><flow id='f1'/></runFlowJobType>"


ENDED = 'completedAt="2026-01-01T00:00:00Z" progress="100"'
RUNNING = job('progress="40"')
GOOD = job(f'{ENDED} finishCode="0"')
