"""Taking people into a course, and letting them go."""

from django.db import IntegrityError, transaction

from courses.models import Course, Partner
from database.cleaning import tidy
from participants.models import Delegation, Enrolment, Participant
from participants.rules import Refusal, rank_fits
from participants.services.refused import EnrolmentRefused


def save_participant(*, participant: Participant) -> Participant:
    """Write a person, new or known. Raises EnrolmentRefused, ValidationError."""
    rank, partner = participant.rank, participant.partner
    if rank and not rank_fits(rank.force, partner.iso_code):
        raise EnrolmentRefused(Refusal("rank_of_other_force", {"rank": str(rank), "partner": str(partner)}))
    tidy(participant)
    participant.full_clean()
    participant.save()
    return participant


def ensure_delegation(*, course: Course, partner: Partner) -> Delegation:
    """Return the partner's delegation to the course, made now if there is none."""
    delegation, _made = Delegation.objects.get_or_create(course=course, partner=partner)
    return delegation


def save_delegation(*, delegation: Delegation) -> Delegation:
    """Write when a delegation comes and goes. Raises ValidationError."""
    tidy(delegation)
    delegation.full_clean()
    delegation.save()
    return delegation


@transaction.atomic
def enrol(
    *,
    course: Course,
    participant: Participant,
    role: str = Enrolment.Role.TRAINEE,
    state: str = Enrolment.State.INVITED,
    delegation: Delegation | None = None,
    protocol_order: int | None = None,
) -> Enrolment:
    """Take a person into a course with the delegation of their partner. Whoever withdrew comes back in their old row.

    Raises EnrolmentRefused.
    """
    known = Enrolment.objects.filter(course=course, participant=participant).first()
    if known and known.state != Enrolment.State.WITHDRAWN:
        raise EnrolmentRefused(Refusal("already_enrolled", {"course": course.code}))
    enrolment = known or Enrolment(course=course, participant=participant)
    enrolment.delegation = delegation or ensure_delegation(course=course, partner=participant.partner)
    enrolment.role, enrolment.state, enrolment.protocol_order = role, state, protocol_order
    return save_enrolment(enrolment=enrolment)


@transaction.atomic
def enrol_new(
    *, course: Course, participant: Participant, role: str, state: str, protocol_order: int | None = None
) -> Enrolment:
    """Write a new person and take them into the course: both or neither. Raises EnrolmentRefused, ValidationError."""
    save_participant(participant=participant)
    return enrol(course=course, participant=participant, role=role, state=state, protocol_order=protocol_order)


@transaction.atomic
def save_person_and_enrolment(*, participant: Participant, enrolment: Enrolment) -> Enrolment:
    """Write both, or neither; whoever changes sides changes delegation. Raises EnrolmentRefused, ValidationError."""
    save_participant(participant=participant)
    if enrolment.delegation is None or enrolment.delegation.partner_id != participant.partner_id:
        enrolment.delegation = ensure_delegation(course=enrolment.course, partner=participant.partner)
    return save_enrolment(enrolment=enrolment)


def save_enrolment(*, enrolment: Enrolment) -> Enrolment:
    """Write someone's part in a course. Raises EnrolmentRefused."""
    _refuse_second_head(enrolment)
    try:
        with transaction.atomic():
            enrolment.save()
    except IntegrityError:  # someone else was quicker: the same constraints, worded the same way
        _refuse_second_head(enrolment)
        raise EnrolmentRefused(Refusal("already_enrolled", {"course": enrolment.course.code})) from None
    return enrolment


def withdraw(*, enrolment: Enrolment) -> Enrolment:
    """Note that a person withdrew; their marks stay."""
    enrolment.state = Enrolment.State.WITHDRAWN
    return save_enrolment(enrolment=enrolment)


def bring_back(*, enrolment: Enrolment, state: str = Enrolment.State.CONFIRMED) -> Enrolment:
    """Undo a withdrawal. Raises EnrolmentRefused when the delegation has another head by now."""
    enrolment.state = state
    return save_enrolment(enrolment=enrolment)


def _refuse_second_head(enrolment: Enrolment) -> None:
    if enrolment.role != Enrolment.Role.HEAD or enrolment.state == Enrolment.State.WITHDRAWN:
        return
    if enrolment.delegation_id is None:
        return
    heads = Enrolment.objects.taking_part().filter(delegation=enrolment.delegation_id, role=Enrolment.Role.HEAD)
    head = heads.exclude(pk=enrolment.pk).select_related("participant").first()
    if head:
        raise EnrolmentRefused(Refusal("second_head", {"head": str(head.participant)}))
