"""What every page's frame shows."""

from typing import Any

from django.http import HttpRequest

from accounts.models import User


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Tell whether demo users exist: the frame then wears a banner. Lazy: a page without a frame asks nothing."""
    return {"has_demo_data": lambda: User.objects.filter(is_demo=True).exists()}
