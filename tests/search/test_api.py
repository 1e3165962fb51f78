"""Searching by machines."""

from __future__ import annotations


def test_answers_come_in_pieces(client, tenant, put):
    put(*(f"Pasar {number:02}" for number in range(25)))

    answer = client.get("/api/v1/search", {"q": "pasar"})
    assert answer.status_code == 200, answer.content[:3000]
    first = answer.json()
    second = client.get("/api/v1/search", {"q": "pasar", "after": first["next"]}).json()

    assert [len(first["items"]), len(second["items"]), second["next"]] == [20, 5, ""]
    assert not {hit["key"] for hit in first["items"]} & {hit["key"] for hit in second["items"]}


def test_a_correction_is_told(client, regency):
    found = client.get("/api/v1/search", {"q": "ulaken"}).json()

    assert found["meant"] == "ulakan"
    assert found["items"][0]["url"] == "/nagari/ulakan/"


def test_nonsense_gets_an_empty_answer(client, regency):
    assert client.get("/api/v1/search", {"q": "\0(*", "after": "-5", "limit": "0"}).json()["items"] == []
