"""Each seed file, read once for a test module."""

from datetime import datetime
from typing import Any

import pytest

from names.ranks import RankWording, read_ranks
from tests.seeds.files import SEEDS, on_some_day, read_csv, read_toml


@pytest.fixture(scope="module")
def ranks() -> dict[str, RankWording]:
    with (SEEDS / "ranks.csv").open(encoding="utf-8", newline="") as lines:
        return {f"{rank.force}/{rank.code}": rank for rank in read_ranks(lines)}


@pytest.fixture(scope="module")
def partners() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_csv("partners.csv")}


@pytest.fixture(scope="module")
def institutions() -> dict[str, dict[str, Any]]:
    return {row["slug"]: row for row in read_toml("institutions.toml")["institution"]}


@pytest.fixture(scope="module")
def course() -> dict[str, Any]:
    return read_toml("course_lao_2024.toml")


@pytest.fixture(scope="module")
def demo() -> dict[str, Any]:
    return read_toml("demo.toml")


@pytest.fixture(scope="module")
def half_day_minutes() -> dict[str, int]:
    """Minutes of each half-day of the course's template, from its first period to its last."""
    periods = read_toml("day_templates.toml")["template"][0]["periods"]
    spans: dict[str, list[datetime]] = {}
    for period in periods:
        spans.setdefault(period["half_day"], []).extend(on_some_day(period[edge]) for edge in ("starts", "ends"))
    return {half: int((max(span) - min(span)).total_seconds()) // 60 for half, span in spans.items()}
