"""Which course a page of people is about."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.shortcuts import get_object_or_404

from accounts.models import User
from courses.models import Course
from participants.models import Delegation, Enrolment


def find_course(user: User | AnonymousUser, code: str) -> Course:
    """Return a course the user may see, or in which people of theirs take part. Raises Http404."""
    visible = (
        Q(pk__in=Course.objects.visible_to(user).values("pk"))
        | Q(pk__in=Enrolment.objects.visible_to(user).values("course"))
        | Q(pk__in=Delegation.objects.visible_to(user).values("course"))
    )
    return get_object_or_404(Course.objects.filter(visible), code=code)
