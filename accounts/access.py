"""Decorators that say, as the first line of a view, who may come in."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required as django_login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def _declare(view: Callable[..., HttpResponseBase], who: str) -> None:
    """Note on the view who may enter, so that a test can find a view that forgot to say."""
    view.access = who  # type: ignore[attr-defined]


def permission_required(permission: str) -> Callable[[View[P]], View[P]]:
    """Let in whoever holds the permission; others get 403, the anonymous the sign-in page."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        _declare(guarded, permission)
        return guarded

    return decorate


def login_required(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let in everyone who signed in; which rows they see is `visible_to`'s business."""
    guarded: Any = django_login_required(view)
    _declare(guarded, "signed in")
    return guarded  # type: ignore[no-any-return]


def public(view: View[P]) -> View[P]:
    """Let in everybody, on purpose."""
    _declare(view, "public")
    return view
