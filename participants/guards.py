"""What the database itself keeps for participants (docs/adr/0003): a mark joins session and enrolment of one course."""

from typing import Final

from database.guards import declare, trigger

OTHER_COURSE: Final = "participants_attendance_of_other_course"
_STRAY: Final = """
    NOT EXISTS (
        SELECT 1 FROM courses_session s JOIN participants_enrolment e ON e.course_id = s.course_id
        WHERE s.id = NEW.session_id AND e.id = NEW.enrolment_id
    )
"""
_REFUSE: Final = (
    f"RAISE EXCEPTION USING MESSAGE = '{OTHER_COURSE}', ERRCODE = 'integrity_constraint_violation', "
    f"CONSTRAINT = '{OTHER_COURSE}'"
)

GUARDS: Final = [
    trigger(
        name=f"participants_attendance_check_{verb.lower()}",
        app="participants",
        table="participants_attendance",
        when=f"BEFORE {verb}",
        sqlite=f"SELECT RAISE(ABORT, '{OTHER_COURSE}') WHERE {_STRAY};",
        postgres=f"IF {_STRAY} THEN {_REFUSE}; END IF;",
    )
    for verb in ("INSERT", "UPDATE")
]

declare(GUARDS)
