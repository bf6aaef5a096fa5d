"""The snapshot of a register entry: everything its paper says, in every language, as values that JSON knows.

A later edit of a person, course or institution changes nothing in it, and a paper can be printed anew from it alone.
`schema` tells how to read it; what is written under a schema is never read otherwise.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings as django_settings
from django.urls import reverse

from certificates.models import Award, CertificateSettings
from certificates.rules import CODE_ALPHABET, CODE_LENGTH, grouped_code
from certificates.rules import register_number as number_in_words
from courses.models import Course, Institution, Rank
from database.wording import LANGUAGES
from documents.certificates import Certificate
from documents.frames import SignatureBlock
from documents.wording import CERTIFICATE
from names.persons import Setting, address_word
from participants.models import Participant
from participants.services.completion import Completion

SCHEMA: Final = 1

Snapshot = dict[str, Any]
Words = dict[str, str]

TITLES: Final[Mapping[str, Words]] = {
    CertificateSettings.Title.CERTIFICATE: dict(CERTIFICATE["title"]),
    CertificateSettings.Title.DIPLOMA: {"vi": "CHỨNG CHỈ", "en": "CERTIFICATE", "lo": "ໃບປະກາດ"},
}
RESULT: Final[Words] = {"vi": "Hoàn thành", "en": "Completed", "lo": "ສຳເລັດ"}


def take(
    *,
    award: Award,
    completion: Completion,
    settings: CertificateSettings,
    register_number: str,
    code: str,
    issued_on: date,
) -> Snapshot:
    """Return the snapshot of a certificate about to be issued. The award comes with its person and course."""
    enrolment = award.enrolment
    return {
        **draft(person=enrolment.participant, course=enrolment.course, settings=settings, issued_on=issued_on),
        "register_number": register_number,
        "code": code,
        "verify_url": verify_url(code),
        "attendance": {
            "attended_minutes": completion.attended_minutes,
            "taught_minutes": completion.taught_minutes,
            "percent": completion.percent,
        },
        "prepared": {"by": str(award.prepared_by), "at": award.prepared_at.isoformat()},
        "approved": {
            "by": str(award.approved_by),
            "at": award.approved_at.isoformat() if award.approved_at else None,
        },
    }


def draft(*, person: Participant, course: Course, settings: CertificateSettings, issued_on: date) -> Snapshot:
    """Return what a certificate would say, with a stand-in for number and code: enough to see whether it fits."""
    code = CODE_ALPHABET[0] * CODE_LENGTH
    return {
        "schema": SCHEMA,
        "register_number": number_in_words(9999, issued_on.year),
        "code": code,
        "verify_url": verify_url(code),
        "issued_on": issued_on.isoformat(),
        "is_demo": course.is_demo,
        **_of_course(course, issued_on),
        **_of_settings(settings, course.host, issued_on),
        **_of_person(person, course),
    }


def fingerprint(*, person: Participant, course: Course, settings: CertificateSettings) -> str:
    """Return the SHA-256 of all that a certificate will say but its number, code and day: has it changed?"""
    day = course.ends_on or date.max
    content = draft(person=person, course=course, settings=settings, issued_on=day)
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def verify_url(code: str) -> str:
    """Return the address at which whoever holds the paper can check it."""
    return django_settings.SITE_URL + reverse("certificates:verify-code", args=[code])


def certificate_of(snapshot: Mapping[str, Any], *, languages: tuple[str, ...] | None = None) -> Certificate:
    """Return what the paper prints. languages: those of the snapshot unless told. Raises ValueError for a schema from
    a later version of this program."""
    if snapshot["schema"] != SCHEMA:
        raise ValueError(f"this program reads snapshots of schema {SCHEMA}, not {snapshot['schema']}")
    course, holder, signatory, decision = (snapshot[key] for key in ("course", "holder", "signatory", "decision"))
    parts = urlsplit(snapshot["verify_url"])
    return Certificate(
        languages=languages or tuple(snapshot["languages"]),
        parent_body=snapshot["parent"],
        issuing_body=snapshot["host"],
        certifier=snapshot["certifier"],
        title=snapshot["title"],
        salutation=holder["address"],
        name_native=snapshot["names"]["native"],
        native_language=holder["native_language"],
        name_vietnamese=snapshot["names"]["vietnamese"],
        name_latin=snapshot["names"]["passport"],
        rank=holder["rank"],
        position=holder["position"],
        unit=holder["unit"],
        nationality=holder["nationality"],
        born_on=_day(holder["birth_date"]),
        course_title=course["title"],
        starts_on=date.fromisoformat(course["starts_on"]),
        ends_on=date.fromisoformat(course["ends_on"]),
        place=snapshot["place"],
        issued_on=date.fromisoformat(snapshot["issued_on"]),
        signature=SignatureBlock(
            position=signatory["position"],
            name={"vi": signatory["name"]},
            rank=signatory["rank"],
            prefix=signatory["prefix"],
            authority=signatory["head_position"] if signatory["prefix"] else {},
        ),
        register_number=snapshot["register_number"],
        decision_number=decision["number"],
        decision_on=_day(decision["date"]),
        verify_url=snapshot["verify_url"],
        verify_address=f"{parts.netloc}{parts.path.rsplit('/', 2)[0]}",
        code=grouped_code(snapshot["code"]),
        specimen=snapshot.get("specimen", False),
        demo=snapshot.get("is_demo", False),
    )


def specimen(course: Course, settings: CertificateSettings, *, issued_on: date) -> Snapshot:
    """Return a snapshot without a number, for a made-up holder: what the course's certificates will look like."""
    return {
        "schema": SCHEMA,
        "specimen": True,
        "register_number": "",
        "code": "",
        "verify_url": django_settings.SITE_URL + reverse("certificates:verify-form"),
        "issued_on": issued_on.isoformat(),
        "is_demo": course.is_demo,
        **_of_course(course, issued_on),
        **_of_settings(settings, course.host, issued_on),
        "languages": ["vi", "lo", "en"],
        "names": {"native": "ຊື່ ແລະ ນາມສະກຸນ", "vietnamese": "Họ và tên", "passport": "FULL NAME"},
        "holder": {
            "address": _address(course, ""),
            "native_language": "lo",
            "rank": {"vi": "Cấp bậc", "lo": "ຊັ້ນ", "en": "Rank"},
            "position": {"vi": "Chức vụ", "lo": "ຕຳແໜ່ງ", "en": "Position"},
            "unit": {"vi": "Đơn vị", "lo": "ກົມກອງ", "en": "Unit"},
            "nationality": {},
            "birth_date": None,
        },
    }


def _of_course(course: Course, day: date) -> Snapshot:
    if course.starts_on is None or course.ends_on is None:
        raise ValueError(f"{course.code} has no dates yet")
    partners = sorted(course.course_institutions.all(), key=lambda part: (part.order, part.pk))
    return {
        "host": _name_on(course.host, day),
        "parent": _name_on(course.host.parent, day) if course.host.parent else {},
        "institutions": [_name_on(part.institution, day) for part in partners],
        "place": _columns(course, "place"),
        "course": {
            "code": course.code,
            "title": _columns(course, "title"),
            "edition": course.edition,
            "starts_on": course.starts_on.isoformat(),
            "ends_on": course.ends_on.isoformat(),
        },
    }


def _of_settings(settings: CertificateSettings, host: Institution, day: date) -> Snapshot:
    position, head = _columns(settings, "signatory_position"), _columns(settings, "head_position")
    return {
        "paper": settings.paper_title,
        "title": TITLES[settings.paper_title],
        "certifier": _certifier(head or position, _name_on(host, day)),
        "result": RESULT,
        "decision": {
            "number": settings.decision_number,
            "date": settings.decision_date.isoformat() if settings.decision_date else None,
        },
        "signatory": {
            "prefix": settings.signing_prefix,
            "name": settings.signatory_name,
            "rank": _rank(settings.signatory_rank),
            "position": position,
            "head_position": head,
        },
    }


def _of_person(person: Participant, course: Course) -> Snapshot:
    name = person.person_name
    speaks_lao = name.is_lao or person.language == "lo"
    return {
        "languages": ["vi", "lo", "en"] if speaks_lao else ["vi", "en"],
        "names": {
            "vi": person.name_in("vi"),
            "en": person.name_in("en"),
            "lo": person.name_in("lo"),
            "native": name.native,
            "vietnamese": name.vietnamese,
            "passport": name.passport,
        },
        "holder": {
            "family_name": person.family_name,
            "middle_name": person.middle_name,
            "given_name": person.given_name,
            "native_language": "lo" if name.is_lao else person.language,
            "sex": person.sex,
            "address": _address(course, person.sex),
            "rank": _rank(person.rank),
            "position": _columns(person, "position"),
            "unit": _columns(person, "unit"),
            "nationality": _columns(person.partner, "name"),
            "birth_date": person.birth_date.isoformat() if person.birth_date else None,
        },
    }


def _certifier(position: Words, host: Words) -> Words:
    """Return Cục trưởng Cục Đối ngoại, The Director of the Department …: whoever certifies is the head of the house."""

    def of(head: str, house: str, between: str) -> str:
        return head if house in head else f"{head}{between}{house}"

    forms: dict[str, Callable[[str, str], str]] = {
        "vi": lambda head, house: of(head, house, " "),
        "en": lambda head, house: f"The {of(head, house, ' of the ').removeprefix('The ')}",
        "lo": lambda head, house: of(head, house, ""),
    }
    words = {}
    for language, form in forms.items():
        if (house := host.get(language)) and (head := position.get(language)):
            words[language] = form(head, house)
        elif house:
            words[language] = house
    return words


def _address(course: Course, sex: str) -> Words:
    setting: Setting = "civil" if course.address == Course.Address.CIVIL else "comrade"
    return {language: address_word(language, setting, sex) for language in LANGUAGES}


def _rank(rank: Rank | None) -> Words:
    """Return the wordings there are: a rank without a word in a language goes by its own force's (docs/adr/0007)."""
    return _columns(rank, "name") if rank else {}


def _columns(row: object, column: str) -> Words:
    """Return the wordings that were filled in; a language without one is left out, never borrowed."""
    texts = {language: getattr(row, f"{column}_{language}") for language in LANGUAGES}
    return {language: text for language, text in texts.items() if text}


def _name_on(institution: Institution, day: date) -> Words:
    texts = {language: institution.name_on(day, language) for language in LANGUAGES}
    return {language: text for language, text in texts.items() if language == "vi" or text != texts["vi"]}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
