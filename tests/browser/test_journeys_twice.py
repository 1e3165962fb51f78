"""Impatient fingers: a session ended elsewhere, a double tap, the back button."""

from browser.persons import PASSWORD, fill, new_email, path, send, sign_in, sign_up

NEW, ALL = "/akun/hak-data/baru/?kind=object", "/akun/hak-data/"
WISH = "Saya ingin orang yang memutuskan, bukan mesin."


def requests_of(open_page, page):
    open_page(ALL, page=page)
    return page.locator("main table tbody tr").count()


def asked(open_page, page):
    open_page(NEW, page=page)
    fill(page, text=WISH)
    return page


def test_session_ended_from_another_device_keeps_what_was_typed(open_page):
    address = new_email()
    page = asked(open_page, sign_up(open_page, contact=address))
    other = sign_in(open_page, address, PASSWORD)
    open_page("/akun/sesi/", page=other)
    send(other, "Akhiri semua yang lain")
    send(page)
    assert path(page) == "/masuk/"

    fill(page, login=address, password=PASSWORD)
    send(page)
    assert page.locator("[name=text]").input_value() == WISH
    send(page)

    assert requests_of(open_page, page) == 1


def test_double_tap_asks_once(open_page):
    page = asked(open_page, sign_up(open_page))

    page.locator("main .form button").dblclick()
    page.wait_for_url("**/akun/hak-data/DP-*/")

    assert requests_of(open_page, page) == 1


def test_two_submits_at_once_without_javascript_ask_once(open_page):
    page = asked(open_page, sign_up(open_page, javascript=False))
    fields = page.locator("main .form [name]")
    names = [field.get_attribute("name") for field in fields.all()]
    form = {name: field.input_value() for name, field in zip(names, fields.all(), strict=True)}

    for _tap in range(2):
        page.context.request.post(page.url, form=form, headers={"Referer": page.url})

    assert requests_of(open_page, page) == 1


def test_back_button_after_sending_neither_repeats_nor_loses(open_page):
    page = asked(open_page, sign_up(open_page))
    send(page)
    answer = page.url

    page.go_back(wait_until="load")
    page.go_forward(wait_until="load")

    assert page.url == answer
    assert WISH in page.locator("main").inner_text()
    assert requests_of(open_page, page) == 1


def test_double_tap_opens_one_account(open_page):
    page = open_page("/daftar/")
    fill(page, name="Upik", contact=new_email(), password1=PASSWORD)

    page.locator("main .form button").dblclick()
    page.wait_for_url("**/daftar/periksa-email/")

    assert page.locator("main [role=alert], main .error-summary").count() == 0


def test_form_of_a_tab_that_was_signed_in_anew_elsewhere_is_not_lost(open_page):
    address = new_email()
    page = asked(open_page, sign_up(open_page, contact=address))
    tab = page.context.new_page()
    open_page("/keluar/", page=tab)
    send(tab)
    open_page("/masuk/", page=tab)
    fill(tab, login=address, password=PASSWORD)
    send(tab)

    send(page)

    assert page.locator("[name=text]").input_value() == WISH
    send(page)
    assert requests_of(open_page, page) == 1


def test_answer_of_an_officer_outlives_the_session(open_page):
    page = asked(open_page, sign_up(open_page))
    send(page)
    number = path(page).split("/")[-2]
    officer = open_page(f"/meja/data-pribadi/{number}/", login="pdp")
    send(officer, "Ambil permintaan ini")
    fill(officer, answer="Seorang petugas memutuskan.")
    officer.context.clear_cookies(name="sessionid")
    send(officer, "Kabulkan dan jawab")
    fill(officer, login="pdp@demo.test", password="nagari-demo")
    send(officer)

    send(officer, "Lanjutkan dengan isian saya")

    page.reload()
    assert "Seorang petugas memutuskan." in page.locator("main").inner_text()
