"""Addresses of certificates."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from certificates.rules import CODE_ALPHABET, CODE_LENGTH
from certificates.views import awards, files, my, register, settings, verify
from courses.urls import converters  # noqa: F401 - registers <course:code>


class EntryCode(StringConverter):
    """The code of a register entry: what cannot be one is no address, so nothing odd reaches the database."""

    regex = f"[{CODE_ALPHABET}]{{{CODE_LENGTH}}}"


register_converter(EntryCode, "entry")

app_name = "certificates"
urlpatterns = [
    path("courses/<course:code>/certificates/", awards.course_certificates, name="course-certificates"),
    path("courses/<course:code>/certificates/prepare/", awards.award_prepare, name="award-prepare"),
    path("courses/<course:code>/certificates/approve/", awards.award_approve, name="award-approve"),
    path("courses/<course:code>/certificates/withdraw/", awards.award_withdraw, name="award-withdraw"),
    path("courses/<course:code>/certificates/issue/", awards.entry_issue, name="entry-issue"),
    path("courses/<course:code>/certificates/progress/", awards.files_progress, name="files-progress"),
    path("courses/<course:code>/certificates/settings/", settings.certificate_settings, name="certificate-settings"),
    path("courses/<course:code>/certificates/specimen.pdf", settings.certificate_preview, name="certificate-preview"),
    path("courses/<course:code>/certificates.pdf", files.course_file, name="course-file"),
    path("register/", register.register_list, name="register-list"),
    path("register/<entry:code>/", register.entry_show, name="entry-show"),
    path("register/<entry:code>/file/", files.entry_file, name="entry-file"),
    path("my/certificates/", my.my_certificates, name="my-certificates"),
    path("verify/", verify.verify_form, name="verify-form"),
    path("verify/<code>/", verify.verify_code, name="verify-code"),
]
