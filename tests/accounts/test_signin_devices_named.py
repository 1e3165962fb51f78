"""Devices in the words of their owners."""

import pytest

from smartnagari.accounts.templatetags.devices import device

ANDROID = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
)


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (ANDROID, "Chrome di Android"),
        (f"{ANDROID} EdgA/130", "Edge di Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1",
            "Safari di iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox di Windows"),
        ("curl/8.5", "curl/8.5"),
        ("", "Perangkat tak dikenal"),
    ],
)
def test_device_is_named_by_browser_and_system(user_agent, words):
    assert device(user_agent) == words
