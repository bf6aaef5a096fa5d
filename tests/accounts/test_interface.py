"""What templates write with."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template import RequestContext, engines
from django.test import RequestFactory
from django.utils import translation

from accounts.models import User
from accounts.templatetags import interface

DAY = date(2024, 6, 3)


def render(source: str, request: HttpRequest | None = None, **values: object) -> str:
    return engines["django"].from_string("{% load interface %}" + source).render(values, request)


@pytest.mark.parametrize(
    ("source", "language", "expected"),
    [
        ("{{ day|short_date }}", "vi", "03/06/2024"),
        ("{{ day|long_date }}", "vi", "ngày 03 tháng 6 năm 2024"),
        ("{{ day|full_date }}", "en", "Monday, 3 June 2024"),
        ("{{ day|weekday }}", "lo", "ວັນຈັນ"),
        ("{{ day|weekday_short }}", "vi", "T2"),
        ("{{ day|day_month }}", "vi", "03/06"),
        ("{{ day|day_month }}", "en", "3 Jun"),
        ("{{ day|date_range:end }}", "vi", "03–14/06/2024"),
        ("{{ minutes|duration }}", "vi", "3 giờ 30 phút"),
    ],
)
def test_dates_are_written_in_the_language_of_the_page(source: str, language: str, expected: str) -> None:
    with translation.override(language):
        assert render(source, day=DAY, end=date(2024, 6, 14), minutes=210) == expected


@pytest.mark.parametrize("name", ["short_date", "long_date", "full_date", "weekday", "day_month", "clock", "duration"])
def test_what_is_missing_is_written_as_nothing(name: str) -> None:
    assert render("{{ nothing|" + name + " }}", nothing=None) == ""


def test_a_course_without_dates_has_no_range() -> None:
    assert interface.date_range(None, DAY) == ""


def test_a_clock_shows_the_zone_it_was_given() -> None:
    moment = datetime(2024, 6, 3, 1, 0, tzinfo=ZoneInfo("UTC"))
    assert interface.clock(moment, ZoneInfo("Asia/Ho_Chi_Minh")) == "08:00"
    assert interface.clock(moment, "Asia/Vientiane") == "08:00"
    assert interface.clock(moment) == "01:00"
    assert interface.clock(time(13, 30)) == "13:30"


def test_an_icon_is_an_svg_that_screen_readers_pass_over() -> None:
    drawn = render('{% icon "plus" 18 %}')
    assert drawn.startswith("<svg")
    assert 'aria-hidden="true"' in drawn
    assert 'width="18"' in drawn


def test_permissions_and_the_token_reach_into_isolated_components() -> None:
    request = RequestFactory().get("/lists/", {"q": "khăm", "page": "3", "role": "head"})
    request.user = AnonymousUser()
    source = '{% may "courses.view_course" as allowed %}{{ allowed }} {% here %} {% form_token %}'
    written = render(source, request=request)
    assert written.startswith("False /lists/?q=kh%C4%83m&amp;page=3&amp;role=head")
    assert 'name="csrfmiddlewaretoken" value="' in written


@pytest.mark.django_db
def test_an_officer_may_what_officers_may(officer: User) -> None:
    request = RequestFactory().get("/")
    request.user = officer
    assert render('{% may "courses.view_course" as allowed %}{{ allowed }}', request=request) == "True"


def test_a_search_carries_other_filters_but_not_the_page() -> None:
    request = RequestFactory().get("/lists/", {"q": "a", "page": "3", "role": ["head", "monitor"]})
    context = RequestContext(request)
    assert interface.other_parameters(context, "q") == [("role", "head"), ("role", "monitor")]


def test_fields_are_laid_out_without_a_form_element_of_their_own() -> None:
    class Plain(forms.Form):
        title = forms.CharField(label="Title <b>", help_text="Short.")

    laid_out = interface.fields(Plain({"title": ""}))
    assert "<form" not in laid_out
    assert "csrfmiddlewaretoken" not in laid_out
    assert "Title &lt;b&gt;" in laid_out
    assert 'class="invalid-feedback"' in laid_out
