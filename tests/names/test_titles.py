"""Academic titles in three languages."""

import pytest

from names.titles import academic_title


@pytest.mark.parametrize(
    ("title", "vi", "en", "lo"),
    [
        ("TS", "TS.", "Dr", "ດຣ."),
        ("TS.", "TS.", "Dr", "ດຣ."),
        ("PGS, TS.", "PGS.TS.", "Assoc. Prof. Dr", "ຮສ. ດຣ."),
        ("PGS.TS", "PGS.TS.", "Assoc. Prof. Dr", "ຮສ. ດຣ."),
        ("GS.TSKH.", "GS.TSKH.", "Prof. Dr", "ສຈ. ດຣ."),
        ("ThS.", "ThS.", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_title_is_worded_for_its_reader(title: str, vi: str, en: str, lo: str) -> None:
    assert [academic_title(title, language) for language in ("vi", "en", "lo")] == [vi, en, lo]


def test_a_title_that_is_not_known_stays_as_it_was_typed() -> None:
    assert academic_title("NGND. TS.", "en") == "NGND. TS."
