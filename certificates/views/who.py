"""Who is at the other end."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import User


def signed_in(request: HttpRequest) -> User:
    """Return the user behind a view's permission decorator. Raises PermissionDenied if there is none."""
    if isinstance(request.user, User):
        return request.user
    raise PermissionDenied
