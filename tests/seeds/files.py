"""Read the seed files, and the small questions that their tests share."""

import csv
import tomllib
from collections import Counter
from datetime import datetime, time
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).parents[2] / "seeds"
LANGUAGES = ("vi", "en", "lo")


def read_toml(name: str) -> dict[str, Any]:
    return tomllib.loads((SEEDS / name).read_text(encoding="utf-8"))


def read_csv(name: str) -> list[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def on_some_day(clock: time) -> datetime:
    return datetime.combine(datetime(2024, 6, 3), clock)


def worded(row: dict[str, Any], column: str) -> list[str]:
    return [str(row.get(f"{column}_{language}", "")) for language in LANGUAGES]


def repeated(values: list[Any]) -> list[Any]:
    return [value for value, times in Counter(values).items() if times > 1]
