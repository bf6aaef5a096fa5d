"""What `check --deploy` says about accounts."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError


@register(Tags.security, deploy=True)
def no_demo_users(**_kwargs: Any) -> list[CheckMessage]:
    """Refuse to call a system fit for use while anybody can sign in with a demo user's published password."""
    try:
        names = sorted(get_user_model().objects.filter(is_demo=True).values_list("username", flat=True))
    except DatabaseError:  # not migrated yet: nobody can sign in
        return []
    if not names:
        return []
    hint = "Start with a new database, or delete these users: they are only ever made by `manage.py demo`."
    return [Error(f"Demo users exist: {', '.join(names)}.", hint=hint, id="accounts.E001")]
