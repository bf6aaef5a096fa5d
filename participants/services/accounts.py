"""Accounts of people: made, given a new password, closed. The password is returned once and kept nowhere."""

from typing import Final

from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.utils.crypto import get_random_string
from django.views.decorators.debug import sensitive_variables

from accounts import roles
from accounts.models import User
from names.folding import fold
from participants.models import Participant
from participants.rules import Refusal
from participants.services.refused import AccountRefused

LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another on paper
PARTS, LETTERS_IN_PART = 4, 4  # about 79 bits
LONGEST_SUGGESTION: Final = 40


def suggested_username(participant: Participant) -> str:
    """Return a free user name made of the person's passport name, such as khamlieng.outhakaysone."""
    letters = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in _latin_name(participant))
    base = ".".join(letters.split())[:LONGEST_SUGGESTION].strip(".") or "person"
    taken = {
        name.lower() for name in User.objects.filter(username__istartswith=base).values_list("username", flat=True)
    }
    number, name = 1, base
    while name in taken:
        number += 1
        name = f"{base}{number}"
    return name


@sensitive_variables("password")
@transaction.atomic
def make_account(*, participant: Participant, username: str) -> tuple[User, str]:
    """Make a trainee's account for a person. Returns it with its one-time password. Raises AccountRefused."""
    person = Participant.objects.select_for_update(of=("self",)).get(pk=participant.pk)
    if person.user_id:
        raise AccountRefused(Refusal("has_account"))
    if User.objects.filter(username__iexact=username).exists():
        raise AccountRefused(Refusal("username_taken", {"username": username}))
    password = _one_time_password()
    try:
        with transaction.atomic():
            user = User.objects.create_user(username, password=password, language=person.language)
    except IntegrityError:  # someone else was quicker
        raise AccountRefused(Refusal("username_taken", {"username": username})) from None
    user.groups.add(Group.objects.get(name=roles.TRAINEE))
    person.user = participant.user = user
    person.save(update_fields=["user"])
    return user, password


@sensitive_variables("password")
@transaction.atomic
def renew_password(*, participant: Participant) -> tuple[User, str]:
    """Give an account a new one-time password, and open it if it was closed. Raises AccountRefused."""
    user = _account_of(participant)
    password = _one_time_password()
    user.set_password(password)  # whoever is signed in with the old one is signed out
    user.is_active = True
    user.save(update_fields=["password", "is_active"])
    return user, password


@transaction.atomic
def close_account(*, participant: Participant) -> User:
    """Let nobody sign in with a person's account any more. Raises AccountRefused."""
    user = _account_of(participant)
    user.is_active = False
    user.save(update_fields=["is_active"])
    return user


def _account_of(participant: Participant) -> User:
    """Return a person's account. One that is more than a trainee's is the administrators' business."""
    user = participant.user
    if user is None:
        raise AccountRefused(Refusal("no_account"))
    if user.is_superuser or user.is_staff or user.groups.exclude(name=roles.TRAINEE).exists():
        raise AccountRefused(Refusal("not_a_trainees_account"))
    return user


def _latin_name(participant: Participant) -> str:
    return fold(participant.passport_name or participant.vietnamese_name)


def _one_time_password() -> str:
    return "-".join(get_random_string(LETTERS_IN_PART, LETTERS) for _part in range(PARTS))
