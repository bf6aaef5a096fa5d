"""Addresses of certificates."""

from django.urls import path

from certificates.views import awards, files, my, register, settings, verify

app_name = "certificates"
urlpatterns = [
    path("courses/<code>/certificates/", awards.course_certificates, name="course-certificates"),
    path("courses/<code>/certificates/prepare/", awards.award_prepare, name="award-prepare"),
    path("courses/<code>/certificates/approve/", awards.award_approve, name="award-approve"),
    path("courses/<code>/certificates/withdraw/", awards.award_withdraw, name="award-withdraw"),
    path("courses/<code>/certificates/issue/", awards.entry_issue, name="entry-issue"),
    path("courses/<code>/certificates/progress/", awards.files_progress, name="files-progress"),
    path("courses/<code>/certificates/settings/", settings.certificate_settings, name="certificate-settings"),
    path("courses/<code>/certificates/specimen.pdf", settings.certificate_preview, name="certificate-preview"),
    path("courses/<code>/certificates.pdf", files.course_file, name="course-file"),
    path("register/", register.register_list, name="register-list"),
    path("register/<code>/", register.entry_show, name="entry-show"),
    path("register/<code>/file/", files.entry_file, name="entry-file"),
    path("my/certificates/", my.my_certificates, name="my-certificates"),
    path("verify/", verify.verify_form, name="verify-form"),
    path("verify/<code>/", verify.verify_code, name="verify-code"),
]
