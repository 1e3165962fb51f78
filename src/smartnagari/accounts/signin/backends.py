"""Checking a password when several people share one telephone."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend

from ..models import User
from ..queries.contacts import family_of, user_by_phone


class FamilyBackend(AuthenticationBackend):
    """allauth's own, except that a number may lead to several accounts: the password says whose."""

    def _authenticate_by_phone(self, phone: str, password: str) -> User | None:
        owner = user_by_phone(phone)
        people = family_of(phone) or ([owner] if owner else [])
        for person in people:
            if self._check_password(person, password):
                return person
        return None
