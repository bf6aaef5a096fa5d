"""Hôm nay, and the page of a course."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.access import login_required, permission_required
from certificates.models import CertificateSettings, Entry, StoredFile
from courses.models import Course, Session
from courses.steps import steps_from
from courses.strip import day_note, held_sessions, strip_of, with_strips
from desk.day import today_of
from desk.overview import overview_of
from desk.papers import DEFAULT_LANGUAGE, LANGUAGES, language_choices, papers_of


@require_GET
@login_required
def today(request: HttpRequest) -> HttpResponse:
    """The day, for who works at a desk; everyone else is sent to their own pages."""
    if not request.user.has_perm("accounts.use_desk"):
        return redirect("participants:my-today")
    now = timezone.now()
    active = Course.objects.visible_to(request.user).exclude(state__in=[Course.State.ARCHIVED, Course.State.CANCELLED])
    context = {
        "now": now,
        "today": timezone.localdate(now),
        "day": today_of(
            list(with_strips(active).order_by("starts_on", "code")),
            Session.objects.visible_to(request.user).with_people(),
            now,
        ),
        "may_change": request.user.has_perm("courses.change_course"),
    }
    return render(request, "desk/today.html", context)


@require_GET
@permission_required("courses.view_course")
def course_show(request: HttpRequest, code: str) -> HttpResponse:
    """A course at a glance, with what needs a hand."""
    courses = with_strips(Course.objects.visible_to(request.user)).select_related("host", "plan__partner")
    course = get_object_or_404(courses.prefetch_related("host__names"), code=code)
    may_change = request.user.has_perm("courses.change_course")
    now = timezone.now()
    is_last_day = course.ends_on is None or course.ends_on <= now.astimezone(course.zone).date()
    forward, *others = steps_from(course.state, is_last_day=is_last_day)
    context = {
        "course": course,
        "overview": overview_of(course, now),
        "forward": forward,
        "other_steps": others,
        "may_change": may_change,
    }
    return render(request, "desk/course_show.html", context)


@require_GET
@permission_required("courses.view_course")
def course_documents(request: HttpRequest, code: str) -> HttpResponse:
    """The papers of a course: choose one and its languages, look, take it away. ?paper=programme&lang=vi+lo"""
    course = get_object_or_404(with_strips(Course.objects.visible_to(request.user)), code=code)
    wanted = request.GET.get("lang", "").replace(" ", "+")  # a plus in an address reads as a blank
    language = wanted if wanted in LANGUAGES else DEFAULT_LANGUAGE
    issued = Entry.objects.of_course(course)
    papers = papers_of(
        course,
        language,
        session_count=len(held_sessions(course)),
        certificate_count=issued.count(),
        stored_count=StoredFile.objects.filter(entry__in=issued).count(),
        has_settings=CertificateSettings.objects.filter(course=course).exists(),
    )
    kinds = {paper.kind: paper for paper in papers}
    context = {
        "course": course,
        "half_days": strip_of(course),
        "day_note": day_note(course),
        "papers": papers,
        "paper": kinds.get(request.GET.get("paper", ""), papers[0]),
        "languages": language_choices(),
        "language": language,
    }
    return render(request, "desk/course_documents.html", context)
