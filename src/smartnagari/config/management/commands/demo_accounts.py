"""``smartnagari demo_accounts``: who can sign in to the demo."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from smartnagari.config.env import env


class Command(BaseCommand):
    help = "List the demo accounts and their common password."

    def handle(self, **options: Any) -> None:
        users = get_user_model().objects.filter(is_demo=True).order_by("date_joined")
        accounts = list(users.values_list("email", "name"))
        if not accounts:
            self.stdout.write("There are no demo accounts in this database.")
            return
        self.stdout.write(f"Demo accounts, all with the password {env.demo_password}:")
        for email, name in accounts:
            self.stdout.write(f"  {email:<28}{name}")
