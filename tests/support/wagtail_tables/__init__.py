"""Wagtail's tables as they are now, each app in one step: for the suite only, which would walk 150 otherwise.

``tests/newsroom/test_tables.py`` holds them against Wagtail's models, so a new release of Wagtail asks for new
ones. Django's ``makemigrations`` under the settings of the suite writes them.
"""
