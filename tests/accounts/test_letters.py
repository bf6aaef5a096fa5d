"""Letters about accounts are ours and in the reader's language."""

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "subject"), [("vi", "Đặt mật khẩu mới"), ("lo", "ຕັ້ງລະຫັດຜ່ານໃໝ່")])
def test_the_letter_with_a_new_password_speaks_the_readers_language(language: str, subject: str) -> None:
    User.objects.create_user("khamla", email="khamla@example.com", password="not-used-here")
    client = Client(headers={"accept-language": language})
    assert client.post("/accounts/password/reset/", {"email": "khamla@example.com"}).status_code == 302
    (letter,) = mail.outbox
    assert subject in letter.subject
    assert "/accounts/password/reset/key/" in letter.body
    assert "khamla" in letter.body
    assert "email" not in letter.body
