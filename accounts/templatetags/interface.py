"""What templates of every app write with: icons, dates in words, permissions, addresses."""

from copy import copy
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import heroicons
from crispy_forms.helper import FormHelper
from crispy_forms.utils import render_crispy_form
from django import template
from django.forms import BaseForm
from django.middleware.csrf import get_token
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from names import dates

register = template.Library()


def _language() -> str:
    language = (get_language() or "vi")[:2]
    return language if language in dates.LANGUAGES else "vi"


@register.simple_tag
def icon(name: str, size: int = 20) -> SafeString:
    """Draw an outline icon of heroicons; it is decoration, words stand beside it."""
    drawn = heroicons._render_icon("outline", str(name), size, {"class": "icon", "focusable": "false"})
    return mark_safe(drawn)  # noqa: S308 - the drawing comes from the package, the name only chooses it


@register.filter
def short_date(day: date | None) -> str:
    """Write 03/06/2024 or 3 Jun 2024."""
    return dates.short_date(day, _language()) if day else ""


@register.filter
def long_date(day: date | None) -> str:
    """Write ngày 03 tháng 6 năm 2024, ວັນທີ 3 ມິຖຸນາ 2024 or 3 June 2024."""
    return dates.dated(day, _language()) if day else ""


@register.filter
def full_date(day: date | None) -> str:
    """Write the weekday and the long date."""
    return dates.full_date(day, _language()) if day else ""


@register.filter
def date_range(start: date | None, end: date | None) -> str:
    """Write 03–14/06/2024 or 3–14 June 2024; nothing unless both days stand."""
    return dates.date_range(start, end, _language()) if start and end else ""


@register.filter
def weekday(day: date | None) -> str:
    """Write Thứ Hai, ວັນຈັນ or Monday."""
    return dates.day_name(day, _language()) if day else ""


@register.filter
def weekday_short(day: date | None) -> str:
    """Write T2, ຈັນ or Mon."""
    return dates.day_name(day, _language(), short=True) if day else ""


@register.filter
def day_month(day: date | None) -> str:
    """Write 03/06 or 3 Jun, where the year is clear."""
    if not day:
        return ""
    return f"{day.day} {day:%b}" if _language() == "en" else f"{day:%d/%m}"


@register.filter
def clock(moment: datetime | time | None, zone: ZoneInfo | str | None = None) -> str:
    """Write 08:00: the moment's own clock, or that of the zone given."""
    if moment is None:
        return ""
    if zone and isinstance(moment, datetime):
        moment = moment.astimezone(ZoneInfo(zone) if isinstance(zone, str) else zone)
    return f"{moment:%H:%M}"


@register.filter
def duration(minutes: int | None) -> str:
    """Write 3 giờ 30 phút, 3 ຊົ່ວໂມງ 30 ນາທີ or 3 hours 30 minutes."""
    return "" if minutes is None else dates.duration(minutes, _language())


@register.simple_tag(takes_context=True)
def may(context: Context, permission: str, row: Any = None) -> bool:
    """Tell whether the reader holds a permission; works inside `{% include … only %}` too."""
    user = getattr(getattr(context, "request", None), "user", None)
    return bool(user and user.has_perm(permission, row))


@register.simple_tag(takes_context=True)
def here(context: Context) -> str:
    """Give the address of this page with its query; works inside `{% include … only %}` too."""
    request = getattr(context, "request", None)
    return request.get_full_path() if request else ""


@register.simple_tag(takes_context=True)
def form_token(context: Context) -> str:
    """Write the hidden CSRF field: Django's own tag is empty inside `{% include … only %}`."""
    request = getattr(context, "request", None)
    if request is None:
        return ""
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request))


@register.simple_tag(takes_context=True)
def other_parameters(context: Context, *left_out: str) -> list[tuple[str, str]]:
    """List the GET parameters a search form must carry on, but for its own and the page number."""
    request = getattr(context, "request", None)
    if request is None:
        return []
    return [
        (name, value)
        for name, values in request.GET.lists()
        for value in values
        if name != "page" and name not in left_out
    ]


@register.simple_tag
def fields(form: BaseForm) -> SafeString:
    """Lay out a form's fields as its own helper says, without a form element: the component draws that."""
    helper = copy(getattr(form, "helper", None) or FormHelper())
    helper.form_tag = False
    helper.disable_csrf = True
    return mark_safe(str(render_crispy_form(form, helper)))  # noqa: S308 - rendered by a template that escapes
