"""People sent by a partner, their delegations, enrolments and attendance."""

from participants.models.attendance import Attendance
from participants.models.delegations import Delegation, Liaison
from participants.models.enrolments import Enrolment
from participants.models.participants import Participant

__all__ = ["Attendance", "Delegation", "Enrolment", "Liaison", "Participant"]
