"""Partners, plans, courses and their schedule."""

from courses.models.courses import Course, CourseInstitution
from courses.models.lecturers import Lecturer
from courses.models.modules import Module
from courses.models.partners import Framework, Institution, InstitutionName, Partner
from courses.models.plans import Activity, CooperationPlan
from courses.models.ranks import Rank
from courses.models.rooms import Room
from courses.models.sessions import Assignment, Booking, Session
from courses.models.templates import DayTemplate, Period

__all__ = [
    "Activity",
    "Assignment",
    "Booking",
    "CooperationPlan",
    "Course",
    "CourseInstitution",
    "DayTemplate",
    "Framework",
    "Institution",
    "InstitutionName",
    "Lecturer",
    "Module",
    "Partner",
    "Period",
    "Rank",
    "Room",
    "Session",
]
