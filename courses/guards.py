"""What the database itself keeps for schedules (docs/adr/0003).

- No room, lecturer or interpreter is in two places at once: triggers keep one Booking row for each resource of each
  session; overlaps are refused by an exclusion constraint on PostgreSQL and by a trigger pair on SQLite. A Booking row
  that would not say what its session says is refused, and so is taking one away while the session holds the resource.
- A session lies within its course's days, belongs to its module's course, and its instants lie on its day.
"""

from typing import Final

from database.guards import Guard, declare, trigger

APP: Final = "courses"
SESSION: Final = "courses_session"
ASSIGNMENT: Final = "courses_assignment"
BOOKING: Final = "courses_booking"
COURSE: Final = "courses_course"

ROOM_TWICE: Final = "courses_booking_room_once"
LECTURER_TWICE: Final = "courses_booking_lecturer_once"
NOT_ITS_SESSIONS: Final = "courses_booking_not_its_sessions"
OUTSIDE_COURSE: Final = "courses_session_outside_course"
OTHER_COURSE: Final = "courses_session_module_of_other_course"
OTHER_DAY: Final = "courses_session_not_on_its_day"
SESSIONS_LEFT_OUTSIDE: Final = "courses_course_leaves_sessions_outside"


def _exclusion(name: str, column: str) -> Guard:
    """Refuse two active bookings of one resource that overlap; PostgreSQL. Deferrable, so that slots can be swapped."""
    return Guard(
        name=name,
        app=APP,
        table=BOOKING,
        postgres=f"""
            CREATE EXTENSION IF NOT EXISTS btree_gist;
            DO $body$ BEGIN
                IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{name}') THEN
                    ALTER TABLE {BOOKING} ADD CONSTRAINT {name}
                    EXCLUDE USING gist ({column} WITH =, tstzrange(starts_at, ends_at) WITH &&)
                    WHERE (is_active AND {column} IS NOT NULL) DEFERRABLE INITIALLY IMMEDIATE;
                END IF;
            END $body$;
        """,
    )


def _no_overlap(name: str, column: str) -> list[Guard]:
    """Refuse the same on SQLite, by a pair of triggers."""
    overlap = f"""
        SELECT RAISE(ABORT, '{name}') WHERE NEW.is_active AND NEW.{column} IS NOT NULL AND EXISTS (
            SELECT 1 FROM {BOOKING} other WHERE other.{column} = NEW.{column} AND other.is_active
            AND other.id IS NOT NEW.id AND other.starts_at < NEW.ends_at AND other.ends_at > NEW.starts_at
        );
    """
    return [
        Guard(name=f"{name}_insert", app=APP, table=BOOKING, sqlite=f"BEFORE INSERT ON {BOOKING} BEGIN {overlap} END"),
        Guard(name=f"{name}_update", app=APP, table=BOOKING, sqlite=f"BEFORE UPDATE ON {BOOKING} BEGIN {overlap} END"),
    ]


def _refuse(code: str) -> str:
    return (
        f"RAISE EXCEPTION USING MESSAGE = '{code}', ERRCODE = 'integrity_constraint_violation', CONSTRAINT = '{code}'"
    )


_ROOM_IS_BOOKED = f"EXISTS (SELECT 1 FROM {BOOKING} b WHERE b.session_id = NEW.id AND b.room_id = NEW.room_id)"
_BOOK_ROOM = f"""
    INSERT INTO {BOOKING} (session_id, room_id, starts_at, ends_at, is_active)
    SELECT NEW.id, NEW.room_id, NEW.starts_at, NEW.ends_at, NOT NEW.is_cancelled
    WHERE NEW.room_id IS NOT NULL AND NOT {_ROOM_IS_BOOKED};
"""
_REBOOK = f"""
    DELETE FROM {BOOKING} WHERE session_id = NEW.id AND room_id IS NOT NULL
    AND (NEW.room_id IS NULL OR room_id <> NEW.room_id);
    UPDATE {BOOKING} SET starts_at = NEW.starts_at, ends_at = NEW.ends_at, is_active = NOT NEW.is_cancelled
    WHERE session_id = NEW.id;
    {_BOOK_ROOM}
"""
_BOOK_LECTURER = f"""
    INSERT INTO {BOOKING} (session_id, lecturer_id, starts_at, ends_at, is_active)
    SELECT s.id, NEW.lecturer_id, s.starts_at, s.ends_at, NOT s.is_cancelled
    FROM {SESSION} s WHERE s.id = NEW.session_id AND NOT EXISTS (
        SELECT 1 FROM {BOOKING} b WHERE b.session_id = NEW.session_id AND b.lecturer_id = NEW.lecturer_id);
"""
_UNBOOK_LECTURER = f"DELETE FROM {BOOKING} WHERE session_id = OLD.session_id AND lecturer_id = OLD.lecturer_id"
_UNBOOK_LECTURER_THAT_LEFT = (
    f"{_UNBOOK_LECTURER} AND NOT (NEW.session_id = OLD.session_id AND NEW.lecturer_id = OLD.lecturer_id);"
)
_UNBOOK = f"DELETE FROM {BOOKING} WHERE session_id = OLD.id;"


def _holds(row: str) -> str:
    """Return the condition under which session s holds what a Booking row (NEW or OLD) says."""
    return f"""s.id = {row}.session_id AND (s.room_id = {row}.room_id OR EXISTS (
        SELECT 1 FROM {ASSIGNMENT} a WHERE a.session_id = s.id AND a.lecturer_id = {row}.lecturer_id))"""


_IS_FALSE = f"""NOT EXISTS (SELECT 1 FROM {SESSION} s WHERE {_holds("NEW")}
    AND s.starts_at = NEW.starts_at AND s.ends_at = NEW.ends_at AND s.is_cancelled <> NEW.is_active)"""
_IS_HELD = f"EXISTS (SELECT 1 FROM {SESSION} s WHERE {_holds('OLD')})"

# UTC offsets run from -12 to +14 hours: an instant of a local day lies within this much of its midnight in UTC.
_CHECK_SESSION_SQLITE = f"""
    SELECT RAISE(ABORT, '{OUTSIDE_COURSE}') WHERE NOT EXISTS (
        SELECT 1 FROM {COURSE} c WHERE c.id = NEW.course_id AND NEW.day BETWEEN c.starts_on AND c.ends_on);
    SELECT RAISE(ABORT, '{OTHER_COURSE}') WHERE NEW.module_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM courses_module m WHERE m.id = NEW.module_id AND m.course_id = NEW.course_id);
    SELECT RAISE(ABORT, '{OTHER_DAY}') WHERE
        (julianday(NEW.starts_at) - julianday(NEW.day)) NOT BETWEEN -14.0 / 24 AND 36.0 / 24
        OR (julianday(NEW.ends_at) - julianday(NEW.starts_at)) > 1;
"""
_CHECK_SESSION_POSTGRES = f"""
    PERFORM 1 FROM {COURSE} c
    WHERE c.id = NEW.course_id AND NEW.day BETWEEN c.starts_on AND c.ends_on FOR SHARE;
    IF NOT FOUND THEN {_refuse(OUTSIDE_COURSE)}; END IF;
    IF NEW.module_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM courses_module m WHERE m.id = NEW.module_id AND m.course_id = NEW.course_id
    ) THEN {_refuse(OTHER_COURSE)}; END IF;
    IF NEW.starts_at NOT BETWEEN (NEW.day::timestamp AT TIME ZONE 'UTC') - interval '14 hours'
        AND (NEW.day::timestamp AT TIME ZONE 'UTC') + interval '36 hours'
        OR NEW.ends_at - NEW.starts_at > interval '1 day'
    THEN {_refuse(OTHER_DAY)}; END IF;
"""
_STRAY_SESSION = f"""
    SELECT 1 FROM {SESSION} s WHERE s.course_id = NEW.id
    AND (NEW.starts_on IS NULL OR s.day < NEW.starts_on OR s.day > NEW.ends_on)
"""

GUARDS: Final = [
    _exclusion(ROOM_TWICE, "room_id"),
    _exclusion(LECTURER_TWICE, "lecturer_id"),
    *_no_overlap(ROOM_TWICE, "room_id"),
    *_no_overlap(LECTURER_TWICE, "lecturer_id"),
    *(
        trigger(
            name=f"courses_session_check_{verb.lower()}",
            app=APP,
            table=SESSION,
            when=f"BEFORE {verb}",
            sqlite=_CHECK_SESSION_SQLITE,
            postgres=_CHECK_SESSION_POSTGRES,
        )
        for verb in ("INSERT", "UPDATE")
    ),
    trigger(
        name="courses_course_check_dates",
        app=APP,
        table=COURSE,
        when="BEFORE UPDATE",
        sqlite=f"SELECT RAISE(ABORT, '{SESSIONS_LEFT_OUTSIDE}') WHERE EXISTS ({_STRAY_SESSION});",
        postgres=f"IF EXISTS ({_STRAY_SESSION}) THEN {_refuse(SESSIONS_LEFT_OUTSIDE)}; END IF;",
    ),
    *(
        trigger(
            name=f"{NOT_ITS_SESSIONS}_{verb.lower()}",
            app=APP,
            table=BOOKING,
            when=f"BEFORE {verb}",
            sqlite=f"SELECT RAISE(ABORT, '{NOT_ITS_SESSIONS}') WHERE {wrong};",
            postgres=f"IF {wrong} THEN {_refuse(NOT_ITS_SESSIONS)}; END IF;",
        )
        for verb, wrong in (("INSERT", _IS_FALSE), ("UPDATE", _IS_FALSE), ("DELETE", _IS_HELD))
    ),
    trigger(
        name="courses_session_books_room",
        app=APP,
        table=SESSION,
        when="AFTER INSERT",
        sqlite=_BOOK_ROOM,
        postgres=_BOOK_ROOM,
    ),
    trigger(
        name="courses_session_rebooks",
        app=APP,
        table=SESSION,
        when="AFTER UPDATE",
        sqlite=_REBOOK,
        postgres=_REBOOK,
    ),
    trigger(
        name="courses_session_unbooks",
        app=APP,
        table=SESSION,
        when="AFTER DELETE",
        sqlite=_UNBOOK,
        postgres=_UNBOOK,
    ),
    trigger(
        name="courses_assignment_books",
        app=APP,
        table=ASSIGNMENT,
        when="AFTER INSERT",
        sqlite=_BOOK_LECTURER,
        postgres=_BOOK_LECTURER,
    ),
    trigger(
        name="courses_assignment_rebooks",
        app=APP,
        table=ASSIGNMENT,
        when="AFTER UPDATE",
        sqlite=_UNBOOK_LECTURER_THAT_LEFT + _BOOK_LECTURER,
        postgres=_UNBOOK_LECTURER_THAT_LEFT + _BOOK_LECTURER,
    ),
    trigger(
        name="courses_assignment_unbooks",
        app=APP,
        table=ASSIGNMENT,
        when="AFTER DELETE",
        sqlite=f"{_UNBOOK_LECTURER};",
        postgres=f"{_UNBOOK_LECTURER};",
    ),
]

declare(GUARDS)
