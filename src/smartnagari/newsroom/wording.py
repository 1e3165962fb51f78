"""Sentences that several parts of the newsroom say."""

from django.utils.translation import gettext_lazy as _

NO_SUCH_PAGE = _("There is no page at this address. It may have been taken down; search for it by its title.")
NEWS_WORD = _("News")
