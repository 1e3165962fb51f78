"""Wagtail, fenced in: the communications office writes in it, nothing else of the platform knows it."""

from __future__ import annotations

NEWSROOM_APPS = [
    "wagtail.users",
    "smartnagari.newsroom.wagtail_apps.PicturesOfWagtail",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
]
"""No documents, embeds, snippets, sites, redirects, forms, API: what is not installed needs no fence."""

KELOLA_URLCONF = "smartnagari.config.kelola_urls"
"""Addresses in force below ``/kelola/`` only, so that Wagtail's pages cost nobody else anything."""

WAGTAIL_SITE_NAME = "Smart Nagari"
WAGTAILADMIN_BASE_URL = ""
WAGTAILADMIN_LOGIN_URL = "/masuk/"
WAGTAIL_FRONTEND_LOGIN_URL = "/masuk/"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = [("id", "Indonesia")]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("id", "Indonesia")]
WAGTAIL_USER_TIME_ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAIL_AGING_PAGES_ENABLED = False
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 10
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL = 2000
WAGTAIL_AUTOSAVE_INTERVAL = 10_000
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"

WAGTAILIMAGES_IMAGE_MODEL = "newsroom.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "smartnagari.newsroom.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 5 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True
