"""The register in Django's admin: to be looked at, never changed."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from certificates.models import Entry, Event, StoredFile


class ReadOnly:
    """Take away every way to change a row; the database would refuse it anyway."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class EventInline(ReadOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = Event
    extra = 0


class StoredFileInline(ReadOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = StoredFile
    extra = 0


@admin.register(Entry)
class EntryAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("register_number", "holder_name", "course_code", "issued_on")
    list_filter = ("year",)
    search_fields = ("search",)
    inlines = (EventInline, StoredFileInline)
