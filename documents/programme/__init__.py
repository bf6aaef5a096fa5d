"""The programme of a course: an official paper with its modules and a table by day and half-day."""

from documents.programme.printing import render_programme
from documents.programme.values import Interpretation, Kind, Module, Programme, Session

__all__ = ["Interpretation", "Kind", "Module", "Programme", "Session", "render_programme"]
