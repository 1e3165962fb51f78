"""What a nagari says of how it can be reached stands on its profile, in safe links."""

from __future__ import annotations

WAYS = {
    "whatsapp": "0812 0000 2003",
    "instagram": "https://instagram.com/ulakan",
    "website": "https://ulakan.example.id/",
}


def test_profile_leads_to_the_office_and_its_pages_elsewhere(client, live):
    live("nagari.profile", **WAYS)

    page = client.get("/nagari/ulakan/profil/").content.decode()
    contact = page[page.index('id="kontak"') :].partition("</section>")[0]

    assert "wa.me/6281200002003" in contact
    assert '<a href="https://instagram.com/ulakan" rel="noopener nofollow">Instagram</a>' in contact
    assert '<a href="https://ulakan.example.id/" rel="noopener nofollow">Situs nagari</a>' in contact


def test_profile_without_contact_has_no_empty_part(client, live):
    live("nagari.profile")

    assert 'id="kontak"' not in client.get("/nagari/ulakan/profil/").content.decode()
