"""What a service raises when it will not do what was asked; nothing has been written then."""

from participants.rules import Refusal


class ParticipantsRefused(Exception):  # noqa: N818 - what happened, not what kind of object this is
    """Carries the refusal; participants/explain.py words it."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.code}: {dict(refusal.params)}")
        self.refusal = refusal


class EnrolmentRefused(ParticipantsRefused):
    """already_enrolled, second_head, rank_of_other_force."""


class AttendanceRefused(ParticipantsRefused):
    """session_cancelled, session_not_counted, session_ahead, not_of_course, unknown_mark, late_minutes."""


class AccountRefused(ParticipantsRefused):
    """has_account, username_taken, no_account, not_a_trainees_account."""
