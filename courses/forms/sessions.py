"""A session of the schedule, as an officer fills it in."""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from typing import Any, Final, cast

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout
from django import forms
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from courses.explain import explain
from courses.models import Course, Lecturer, Module, Room, Session
from courses.rules import Reason, instants
from courses.schedule import half_days_of, monday_of
from names.dates import day_name, short_date

# Beside which field a reason stands; all of them are also told at the top.
FIELDS: Final = {
    "ends_before_start": "ends",
    "not_on_its_day": "day",
    "outside_course": "day",
    "course_without_dates": "day",
    "module_of_other_course": "module",
    "module_missing": "module",
    "title_missing": "title_vi",
    "not_an_interpreter": "interpreters",
    "person_in_two_roles": "interpreters",
    "room_taken": "room",
    "room_just_taken": "room",
    "lecturer_taken": "lecturers",
    "interpreter_taken": "interpreters",
    "person_just_taken": "lecturers",
    "course_taken": "starts",
}


class HalfDayRadios(forms.RadioSelect):
    """Half-days that carry their clock times, so that the page can fill them in (static/js/schedule.js)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.times: dict[str, tuple[time, time]] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if str(value) in self.times:
            starts, ends = self.times[str(value)]
            option["attrs"] |= {"data-starts": f"{starts:%H:%M}", "data-ends": f"{ends:%H:%M}"}
        return option


class ClockField(forms.TimeField):
    """A clock time as this house writes it, 08:00; a browser's own time field would follow its maker's language."""

    default_error_messages = {"invalid": _("Write the time as 08:00.")}

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "placeholder": "08:00", "maxlength": "8", "autocomplete": "off"}
        kwargs["widget"] = forms.TimeInput(attrs=attrs, format="%H:%M")
        super().__init__(input_formats=["%H:%M", "%Hh%M", "%H.%M", "%H%M", "%H:%M:%S"], **kwargs)


class RoomChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Room) -> str:
        return _("%(room)s · %(seats)s seats") % {"room": obj.name, "seats": obj.capacity}


class ModuleChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Module) -> str:
        return f"{obj.number}. {obj.title}"


class PeopleChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Lecturer) -> str:
        return f"{obj.styled_name((get_language() or 'vi')[:2])} · {obj.institution.name}"


class SessionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A session's day and clock times in the course's own zone; `refuse` shows what the schedule has against it."""

    day = forms.TypedChoiceField(
        label=_("Day"),
        coerce=date.fromisoformat,
        error_messages={"invalid_choice": _("This day lies outside the course. Choose one of its days.")},
    )
    half = forms.ChoiceField(label=_("Half-day"), required=False, widget=HalfDayRadios)
    starts = ClockField(label=_("Starts"), required=False)
    ends = ClockField(label=_("Ends"), required=False)
    module = ModuleChoice(Module.objects.none(), label=_("Module"), required=False)
    room = RoomChoice(Room.objects.none(), label=_("Room"), required=False)
    lecturers = PeopleChoice(Lecturer.objects.none(), label=_("Lecturers"), required=False)
    interpreters = PeopleChoice(Lecturer.objects.none(), label=_("Interpreters"), required=False)

    class Meta:
        model = Session
        fields = ["kind", "module", "title_vi", "title_en", "title_lo", "day", "room", "interpretation", "note"]
        labels = {
            "title_vi": _("In Vietnamese"),
            "title_en": _("In English"),
            "title_lo": _("In Lao"),
            "interpretation": _("Way of interpreting"),
            "note": _("Note"),
        }
        help_texts = {"note": _("Such as: bus at 13:00, main gate.")}

    def __init__(self, *args: Any, course: Course, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.course = course
        self.refusals: list[str] = []
        if self.instance.pk is None:
            self.instance.course = course
        self._offer_choices()
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            Div("kind", "module", self._own_title(), css_class="part"),
            Div("day", InlineRadios("half"), Div("starts", "ends", css_class="row"), "room", css_class="part"),
            Div("lecturers", "interpretation", "interpreters", css_class="part"),
            Div("note", css_class="part"),
        )

    def refuse(self, reasons: Sequence[Reason]) -> None:
        """Show each reason at the top and beside the field it speaks of."""
        for reason in reasons:
            sentence = explain(reason)
            self.refusals.append(sentence)
            self.add_error(FIELDS.get(reason.code), sentence)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("half") and not self._times_were_typed(values):
            values["starts"], values["ends"] = self._times[values["half"]]
        for name in ("starts", "ends"):
            if values.get(name) is None and name not in self.errors:
                self.add_error(name, _("Enter a time, or choose a half-day."))
        self._require_subject(values)
        if values.get("starts") and values.get("ends") and values["ends"] <= values["starts"]:
            self.refuse([Reason("ends_before_start")])
        if values.get("day") and values.get("starts") and values.get("ends"):
            self.instance.starts_at, self.instance.ends_at = instants(
                values["day"], values["starts"], values["ends"], self.course.zone
            )
        return values

    def _require_subject(self, values: dict[str, Any]) -> None:
        """Ask for a module or a title in words, before the database's constraints would."""
        if values.get("module") or "module" in self.errors:
            return
        if values.get("kind") == Session.Kind.MODULE:
            self.refuse([Reason("module_missing")])
        elif not values.get("title_vi") and "title_vi" not in self.errors:
            self.refuse([Reason("title_missing")])

    def _own_title(self) -> Div:
        """Lay out the three titles, folded away while the module's title does."""
        is_open = "{% if form.shows_own_title %} open{% endif %}"
        return Div(
            HTML(f"<details class='own-title'{is_open}><summary>"),
            HTML("{{ form.own_title_label }}</summary>"),
            "title_vi",
            "title_lo",
            "title_en",
            HTML("</details>"),
        )

    own_title_label = _("Own title, instead of the module's")

    @property
    def shows_own_title(self) -> bool:
        titles = ("title_vi", "title_lo", "title_en")
        needs_one = self["kind"].value() != Session.Kind.MODULE and not self["module"].value()
        return needs_one or any(self[name].value() or self[name].errors for name in titles)

    def _times_were_typed(self, values: dict[str, Any]) -> bool:
        """Tell whether clock times were given beside the half-day: they win, unless they only stood there before."""
        if "starts" in self.errors or "ends" in self.errors:
            return True
        if not values.get("starts") and not values.get("ends"):
            return False
        changed = set(self.changed_data)
        return "half" not in changed or bool({"starts", "ends"} & changed)

    def _offer_choices(self) -> None:
        halves = half_days_of(self.course)
        self._times = {half.value: (starts, ends) for half, starts, ends in halves}
        half_field = cast("forms.ChoiceField", self.fields["half"])
        half_field.choices = [
            (half.value, f"{half.label} {starts:%H:%M}–{ends:%H:%M}") for half, starts, ends in halves
        ]
        cast("HalfDayRadios", half_field.widget).times = self._times
        cast("forms.ChoiceField", self.fields["day"]).choices = list(self._weeks())
        self._offer("module", self.course.modules.order_by("number"), _("No module"))
        self._offer("room", Room.objects.filter(Q(is_active=True) | Q(pk=self.instance.room_id)), _("No room"))
        own = [assignment.lecturer_id for assignment in self.instance.assignments.all()] if self.instance.pk else []
        people = Lecturer.objects.filter(Q(is_active=True) | Q(pk__in=own)).by_name()
        people = people.select_related("rank", "institution").prefetch_related("institution__names")
        self._offer("lecturers", people)
        self._offer("interpreters", people.filter(can_interpret=True))

    def _offer(self, name: str, rows: Any, empty_label: Any = None) -> None:
        field = cast("forms.ModelChoiceField[Any]", self.fields[name])
        field.queryset = rows
        if empty_label is not None:
            field.empty_label = empty_label

    def _weeks(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Yield the course's days, a group a week."""
        first, last = self.course.starts_on, self.course.ends_on
        if first is None or last is None:
            return
        language = (get_language() or "vi")[:2]
        weeks: dict[date, list[tuple[str, str]]] = {}
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            label = f"{day_name(day, language)}, {short_date(day, language)}"
            weeks.setdefault(monday_of(day), []).append((day.isoformat(), label))
        for number, days in enumerate(weeks.values(), start=1):
            yield str(_("Week %(number)s") % {"number": number}), days
