"""Users in Django's admin, for superusers alone."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts.models import User


def is_superuser(request: HttpRequest) -> bool:
    """Keep out staff users who are not superusers: their roles' permissions are meant for the house's own pages."""
    return request.user.is_active and request.user.is_superuser


def sign_in(request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
    """Send to the one sign-in page, which counts failed tries; the admin's own form would count none."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.GET.get("next") or reverse("admin:index"))


admin.site.has_permission = is_superuser  # type: ignore[method-assign]
admin.site.login = sign_in  # type: ignore[method-assign]
admin.site.register(User, UserAdmin)
