"""The suite's short way to Wagtail's tables ends where Wagtail's own long one does."""

from django.conf import settings
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState


def test_tables_of_the_suite_are_those_of_the_models():
    from django.apps import apps

    loader = MigrationLoader(None)

    found = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(loader.graph)

    assert {app for app in found if app in settings.WAGTAIL_APPS} == set()
