"""Signing up, in and out, and the safety of one's account: allauth's views under Indonesian words.

The names are allauth's own and stay outside any namespace, for it looks them up by them.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path

from ..views import numbers, signin
from ..views.signin import counted, fresh

entrance = [
    path("masuk/", account.login, name="account_login"),
    path("masuk/kode/", account.request_login_code, name="account_request_login_code"),
    path("masuk/kode/periksa/", counted(account.confirm_login_code), name="account_confirm_login_code"),
    path("masuk/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("masuk/langkah-kedua/", mfa.authenticate, name="mfa_authenticate"),
    path("keluar/", account.logout, name="account_logout"),
    path("daftar/", account.signup, name="account_signup"),
    path("daftar/satu-hp/", numbers.family_phone, name="family_phone"),
    path("daftar/satu-hp/periksa/", numbers.family_phone_code, name="family_phone_code"),
    path(
        "daftar/periksa-email/",
        counted(account.email_verification_sent),
        name="account_email_verification_sent",
    ),
    path("daftar/periksa-hp/", counted(account.verify_phone), name="account_verify_phone"),
    path("lupa-kata-sandi/", account.password_reset, name="account_reset_password"),
    path(
        "lupa-kata-sandi/periksa/",
        account.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path("lupa-kata-sandi/baru/", account.complete_password_reset, name="account_complete_password_reset"),
    path(
        "lupa-kata-sandi/selesai/",
        account.password_reset_from_key_done,
        name="account_password_reset_completed",
    ),
]

own = [
    path("akun/tidak-aktif/", account.account_inactive, name="account_inactive"),
    path("akun/tingkat/", signin.level, name="level"),
    path("akun/hp-hilang/", signin.lost_phone, name="lost_phone"),
    path("akun/nomor-bekas/", numbers.recycled_number, name="recycled_number"),
    path("akun/nomor-bekas/periksa/", numbers.recycled_number_code, name="recycled_number_code"),
    path("akun/sesi/", signin.sessions, name="usersessions_list"),
    path("akun/konfirmasi/", account.reauthenticate, name="account_reauthenticate"),
    path("akun/konfirmasi/kode/", signin.once_more, name="once_more"),
    path("akun/email/", fresh(account.email), name="account_email"),
    path("akun/hp/", fresh(account.change_phone), name="account_change_phone"),
    path("akun/kata-sandi/", account.password_change, name="account_change_password"),
    path("akun/kata-sandi/buat/", fresh(account.password_set), name="account_set_password"),
]

safety = [
    path("akun/keamanan/", mfa.index, name="mfa_index"),
    path("akun/konfirmasi/aplikasi/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("akun/konfirmasi/passkey/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("akun/keamanan/aplikasi/", fresh(totp.activate_totp), name="mfa_activate_totp"),
    path("akun/keamanan/aplikasi/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("akun/keamanan/kode-cadangan/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "akun/keamanan/kode-cadangan/baru/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("akun/keamanan/passkey/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("akun/keamanan/passkey/tambah/", fresh(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("akun/keamanan/passkey/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("akun/keamanan/passkey/<int:pk>/hapus/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]

urlpatterns = [*entrance, *own, *safety]
