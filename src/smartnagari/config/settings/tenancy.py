"""Tenants: which one a local host leads to, and under which role the database is used."""

from smartnagari.config.env import env

DEFAULT_TENANT = "" if env.production else env.default_tenant
"""What 127.0.0.1 and localhost lead to; in production every host is entered by name."""

DATABASE_APP_ROLE = env.database_app_role
"""Gets the rights of the application on PostgreSQL when it exists: neither owner nor superuser."""
