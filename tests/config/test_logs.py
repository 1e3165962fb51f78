"""A line of the log is one line, whatever somebody put into an address."""

from __future__ import annotations

import json
import logging
import logging.config

from smartnagari.config.settings.logs import logging_config


def test_a_line_cannot_be_forged():
    config = logging_config("INFO")["formatters"]["json"]
    formatter = config.pop("()")(**config)
    record = logging.LogRecord(
        "django.request", logging.WARNING, "x.py", 1, "Not Found: %s", ('/a\r\n{"event": "forged"}',), None
    )

    line = formatter.format(record)

    assert "\n" not in line
    assert "\r" not in line
    assert json.loads(line)["event"].startswith("Not Found: /a")
