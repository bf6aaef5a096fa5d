"""manage.py print: a whole file and exit 0, or one line and exit 1."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from courses.models import Course
from tests.factories import make_certificate_settings, make_course, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def course() -> Course:
    course = make_course(code="LAO-2024")
    make_session(course)
    return course


def refused(*arguments: Any, **options: Any) -> str:
    """Run the command, expect it to refuse, and return its one line."""
    with pytest.raises(CommandError) as error:
        call_command("print", *arguments, **options)
    line = str(error.value)
    assert line
    assert "\n" not in line
    return line


def test_the_programme_is_written_and_twice_the_same(course: Course, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        call_command("print", "programme", "LAO-2024", output=str(tmp_path / name), lang="vi+lo")
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.pdf", "two.pdf"]


def test_a_dash_prints_to_standard_output(course: Course, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    call_command("print", "programme", "LAO-2024", output="-")
    assert capfdbinary.readouterr().out.startswith(b"%PDF-")


def test_a_specimen_of_the_certificate(course: Course, tmp_path: Path) -> None:
    make_certificate_settings(course)
    file = tmp_path / "c.pdf"
    call_command("print", "certificates", "LAO-2024", output=str(file), specimen=True)
    assert file.read_bytes().startswith(b"%PDF-")


def test_without_issued_certificates_nothing_is_written(course: Course, tmp_path: Path) -> None:
    refused("certificates", "LAO-2024", output=str(tmp_path / "c.pdf"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        (("poster", "LAO-2024"), {}),
        (("badges", "LAO-2024"), {}),
        (("programme", "LAO-1999"), {}),
        (("programme", "lao\udcff"), {}),
        (("programme", "\x00"), {}),
        (("programme", "LAO-2024"), {"lang": "fr"}),
        (("programme", "LAO-2024"), {"lang": "vi+vi"}),
        (("programme", "LAO-2024"), {"specimen": True}),
        (("certificates", "LAO-2024"), {"lang": "vi"}),
    ],
)
def test_what_cannot_be_printed_is_refused_in_one_line(
    course: Course, tmp_path: Path, arguments: tuple[str, ...], options: dict[str, Any]
) -> None:
    refused(*arguments, output=str(tmp_path / "p.pdf"), **options)
    assert list(tmp_path.iterdir()) == []


def test_a_course_without_sessions_is_refused(tmp_path: Path) -> None:
    make_course(code="LAO-2025")
    assert "LAO-2025" in refused("programme", "LAO-2025", output=str(tmp_path / "p.pdf"))


def test_no_file_is_refused(course: Course) -> None:
    assert "-o" in refused("programme", "LAO-2024")


def test_a_folder_that_is_not_there_is_refused(course: Course, tmp_path: Path) -> None:
    assert "nowhere" in refused("programme", "LAO-2024", output=str(tmp_path / "nowhere" / "p.pdf"))


def test_a_folder_cannot_be_the_file(course: Course, tmp_path: Path) -> None:
    refused("programme", "LAO-2024", output=str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_full_device_is_told_and_stays_a_device(course: Course) -> None:
    refused("programme", "LAO-2024", output="/dev/full")
    assert Path("/dev/full").is_char_device()


def test_a_failed_print_leaves_the_earlier_file(course: Course, tmp_path: Path) -> None:
    file = tmp_path / "p.pdf"
    file.write_bytes(b"earlier")
    course.sessions.all().delete()
    refused("programme", "LAO-2024", output=str(file))
    assert file.read_bytes() == b"earlier"
    assert [path.name for path in tmp_path.iterdir()] == ["p.pdf"]


def test_the_command_line_answers_with_one_line_and_exit_1(tmp_path: Path) -> None:
    command = [sys.executable, "manage.py", "print", "poster", "LAO-2024", "-o", str(tmp_path / "p.pdf")]
    environment = {"DATA_DIR": str(tmp_path), "PATH": "/usr/bin:/bin", "SECRET_KEY": "x" * 40}
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "poster" in done.stderr
