"""Derived columns are filled however a row is written."""

from courses.models import Lecturer, Room
from tests.factories import make_institution, make_lecturer, make_room


def test_search_is_folded_when_rows_are_made_in_bulk(db: None) -> None:
    Room.objects.bulk_create([Room(name_vi="Phòng Đống Đa", capacity=10), Room(name_vi="Hội trường", capacity=90)])
    assert list(Room.objects.filter(search__contains="dong da").values_list("capacity", flat=True)) == [10]


def test_search_follows_when_a_row_changes_its_name(db: None) -> None:
    room = make_room(name_vi="Phòng 201")
    room.name_vi = "Hội trường Điện Biên"
    room.save()
    assert Room.objects.filter(search__contains="dien bien").get() == room


def test_lecturers_made_in_bulk_sort_by_given_family_and_middle_name_and_tone(db: None) -> None:
    institution = make_institution()
    names = [("Trần", "Văn", "Dũng"), ("Lê", "", "Đức"), ("Nguyễn", "Thị", "Ân"), ("Nguyễn", "Thị", "An")]
    Lecturer.objects.bulk_create(
        Lecturer(family_name=family, middle_name=middle, given_name=given, institution=institution)
        for family, middle, given in names
    )
    assert [lecturer.given_name for lecturer in Lecturer.objects.by_name()] == ["An", "Ân", "Dũng", "Đức"]


def test_a_sort_key_reads_back_as_bytes_that_compare_like_the_name(db: None) -> None:
    first, second = make_lecturer(given_name="Bình"), make_lecturer(given_name="Bính")
    for row in (first, second):
        row.refresh_from_db()
    assert bytes(first.sort_key) < bytes(second.sort_key)
