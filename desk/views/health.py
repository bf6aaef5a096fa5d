"""Whether the service is well, for who watches over it."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.access import public
from accounts.models import User
from database import guards


@never_cache
@require_safe
@public
def healthz(request: HttpRequest) -> HttpResponse:
    """200 once the first page can be served: the database answers and has the tables. Else 503."""
    try:
        User.objects.exists()
    except DatabaseError:
        return HttpResponse("The database does not answer.\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
@public
def readyz(request: HttpRequest) -> HttpResponse:
    """200 once all migrations are applied and the database's own guards stand. Else 503 and what is missing."""
    try:
        executor = MigrationExecutor(connection)
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        fallen = 0 if waiting else len(guards.missing())
    except DatabaseError:
        return HttpResponse("The database does not answer.\n", content_type="text/plain", status=503)
    if waiting or fallen:
        text = f"{waiting} migrations are not applied, {fallen} guards are missing. Run manage.py migrate.\n"
        return HttpResponse(text, content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")
