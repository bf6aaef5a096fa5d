"""Change the modules of a course."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from courses.models import Course, Module
from courses.refusals import CourseRefused
from courses.rules import find_circle
from courses.services.keeping import Outcome, keep, overall

__all__ = ["CourseRefused", "delete_module", "save_module"]


def save_module(*, module: Module, prerequisites: Sequence[Module] | None) -> Outcome:
    """Make or change a module and what it comes after (None leaves that as it is).

    Raises ValidationError, and CourseRefused (prerequisite_circle, prerequisite_of_other_course).
    """
    try:
        with transaction.atomic():
            # One at a time for a course: two changes, each without a circle, could make one together.
            Course.objects.select_for_update().get(pk=module.course_id)
            outcome = keep(module)
            return overall(outcome, prerequisites is not None and _set_prerequisites(module, prerequisites))
    except IntegrityError:
        module.full_clean()  # another writer took the number meanwhile: names the field
        raise


@transaction.atomic
def delete_module(*, module: Module) -> None:
    """Remove a module that no session belongs to. Raises CourseRefused (module_in_use)."""
    try:
        module.delete()
    except ProtectedError as error:
        count = len(error.protected_objects)
        raise CourseRefused("module_in_use", module=module.number, count=count) from error


def _set_prerequisites(module: Module, prerequisites: Sequence[Module]) -> bool:
    for before in prerequisites:
        if before.course_id != module.course_id:
            raise CourseRefused("prerequisite_of_other_course", module=before.number)
    standing = set(module.prerequisites.values_list("pk", flat=True))
    wanted = {before.pk for before in prerequisites}
    if standing == wanted:
        return False
    numbers = dict(module.course.modules.values_list("pk", "number"))
    links: dict[int, list[int]] = {}
    for one, other in Module.prerequisites.through.objects.filter(from_module__course=module.course_id).values_list(
        "from_module_id", "to_module_id"
    ):
        links.setdefault(numbers[one], []).append(numbers[other])
    links[module.number] = [numbers[pk] for pk in wanted]
    circle = find_circle(module.number, links)
    if circle:
        raise CourseRefused("prerequisite_circle", modules=circle)
    module.prerequisites.set(wanted)
    return True
