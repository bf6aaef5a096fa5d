"""Decorators that say, as the first line of a view, who may come in."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def _declare(view: Callable[..., HttpResponseBase], who: str) -> None:
    """Note on the view who may enter, so that a test can find a view that forgot to say."""
    view.access = who  # type: ignore[attr-defined]


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Ask who it is, then lead back: to this page, or to the page that a form was sent from."""
    if request.method in {"GET", "HEAD"}:
        return redirect_to_login(request.get_full_path())
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure()):
        return redirect_to_login("/")
    page = urlsplit(came_from)
    return redirect_to_login(page._replace(scheme="", netloc="", fragment="").geturl())


def permission_required(permission: str) -> Callable[[View[P]], View[P]]:
    """Let in whoever holds the permission; others get 403, the anonymous the sign-in page."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        _declare(guarded, permission)
        return guarded

    return decorate


def login_required(view: View[P]) -> View[P]:
    """Let in everyone who signed in; which rows they see is `visible_to`'s business."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(request, *args, **kwargs) if request.user.is_authenticated else _to_sign_in(request)

    _declare(guarded, "signed in")
    return guarded


def public(view: View[P]) -> View[P]:
    """Let in everybody, on purpose."""
    _declare(view, "public")
    return view
