"""The page that `drukproef scan --format html` leaves behind, in a real browser."""

import json
import os
import pathlib
import subprocess
import sys
import time

import pytest
from conftest import ROOT, SHOTS, screen
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select
from test_page import violations

sys.path.insert(0, str(ROOT / "Tests" / "Load"))
import make_exports  # noqa: E402

SETTINGS = ROOT / "samples" / "de-passie" / ".drukproef.toml"
VERDICTS = ["publiceren", "aanpassen", "overleggen", "niet-publiceren"]
HOSTILE = [
    "</script><script>alert(1)</script> Bel 06-12345678", "\"><img src=x onerror=alert(2)> Bel 06-12345678",
    "</td></tr></table></main> &lt;b&gt; Bel 06-12345678", "<!-- Bel 06-12345678 ‮ gnos",
]


def scan(folder, *flags):
    outcome = subprocess.run(
        [os.environ["DRUKPROEF"], "scan", *flags, "--format", "html", "--config", str(SETTINGS)], cwd=folder, capture_output=True)
    assert outcome.returncode in (0, 1), outcome.stderr.decode()
    return outcome.stdout.decode()


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scan")
    for platform, size in [("whatsapp", 0.1), ("x", 0.4), ("facebook", 0.1), ("instagram", 0.1), ("youtube", 0.1)]:
        make_exports.make(platform, size, folder / "archief" / platform)
    lines = [json.dumps({"id": str(number), "text": text, "channel": "x"}) for number, text in enumerate(HOSTILE)]
    (folder / "boos.jsonl").write_text("\n".join(lines))
    many = [json.dumps({"text": f"Bel 06-12345678 nummer {number}"}) for number in range(1200)]
    (folder / "veel.jsonl").write_text("\n".join(many))
    (folder / "schoon.jsonl").write_text('{"text":"Mooie dag."}')
    for name, flags in {
        "met": ["archief", "--show-text"], "zonder": ["archief"], "boos": ["boos.jsonl", "--show-text"], "veel": ["veel.jsonl"],
        "schoon": ["schoon.jsonl"],
    }.items():
        (folder / f"{name}.html").write_text(scan(folder, *flags), "utf-8")
    return folder


@pytest.fixture
def page(chromium, pages):
    """Opens a page; no complaint may come of it, and nothing may be asked of anybody."""
    screen(chromium)

    def opened(name):
        chromium.get((pages / f"{name}.html").as_uri())
        return chromium

    chromium.get("about:blank")
    chromium.get_log("browser")
    yield opened
    assert chromium.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert not [entry for entry in chromium.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]


def shown(browser, key):
    return browser.execute_script(
        "return [...document.querySelectorAll('#lijst tbody tr')].filter(r => !r.hidden).map(r => r.dataset[arguments[0]])", key)


def press(browser, element):
    browser.execute_script("arguments[0].click()", element)


def head(browser, key):
    return browser.find_element(By.CSS_SELECTOR, f"th[data-key={key}]")


def test_the_worst_comes_first(page):
    browser = page("met")
    ranks = [int(rank) for rank in shown(browser, "s")]
    assert len(ranks) > 50 and ranks == sorted(ranks, reverse=True)
    assert head(browser, "s").get_attribute("aria-sort") == "descending"


def test_sorting(page):
    browser = page("met")
    for key in "dks":
        for _ in range(2):
            press(browser, head(browser, key).find_element(By.TAG_NAME, "button"))
            values = shown(browser, key)
            if key == "s":
                values = [int(value) for value in values]
            if key == "k":
                values = [value.lower() for value in values]
            direction = head(browser, key).get_attribute("aria-sort")
            assert values == sorted(values, reverse=direction == "descending"), (key, direction)
            assert len(browser.find_elements(By.CSS_SELECTOR, "th[aria-sort=none]")) == 2


def test_filtering(page):
    browser = page("met")
    everything = len(shown(browser, "s"))
    status = browser.find_element(By.ID, "getoond")
    assert status.text == f"{everything} van {everything} berichten"
    for field, key in [("oordeel", "v"), ("soort", "r"), ("kanaal", "c"), ("maand", "m")]:
        choice = Select(browser.find_element(By.ID, field))
        assert len(choice.options) > 2, field
        choice.select_by_index(1)
        wanted = choice.first_selected_option.get_attribute("value")
        values = shown(browser, key)
        assert 0 < len(values) < everything and all(wanted in value.split() for value in values), field
        assert status.text.startswith(f"{len(values)} van ")
        press(browser, browser.find_element(By.ID, "wis"))
        assert len(shown(browser, "s")) == everything
    browser.find_element(By.ID, "zoek").send_keys("rekeningnummer")
    rules = shown(browser, "r")
    assert 0 < len(rules) < everything and all("iban" in rule for rule in rules)
    browser.find_element(By.ID, "zoek").send_keys(" bestaat niet")
    assert shown(browser, "s") == []
    assert browser.find_element(By.ID, "niets").is_displayed()


def test_words_are_behind_a_click(page):
    browser = page("met")
    words = browser.find_element(By.CSS_SELECTOR, "tbody .words")
    assert not words.is_displayed()
    press(browser, browser.find_element(By.CSS_SELECTOR, "tbody summary"))
    assert words.is_displayed() and len(words.text) > 10


def test_without_being_asked_it_holds_no_words(page, pages):
    browser = page("zonder")
    assert len(shown(browser, "s")) > 50
    assert not browser.find_elements(By.CSS_SELECTOR, ".words")
    text = (pages / "zonder.html").read_text("utf-8")
    assert not any(word in text for word in ["06-12345678", "Sanne", "epilepsie", "sukkel", "jan.jansen", "Noor"])


def test_a_post_cannot_break_out(page):
    browser = page("boos")
    browser.execute_script("document.querySelectorAll('details').forEach(d => { d.open = true })")
    found = [element.text for element in browser.find_elements(By.CSS_SELECTOR, ".words")]
    assert sorted(found) == sorted(text.replace("\u202e", "\ufffd") for text in HOSTILE)
    assert not browser.find_elements(By.TAG_NAME, "img")


def test_long_lists_come_in_parts(page):
    browser = page("veel")
    assert len(shown(browser, "s")) == 500
    assert browser.find_element(By.ID, "getoond").text == "500 van 1.200 getoond"
    more = browser.find_element(By.ID, "meer")
    press(browser, more)
    press(browser, more)
    assert len(shown(browser, "s")) == 1200 and not more.is_displayed()


def test_nothing_found(page):
    browser = page("schoon")
    assert "Er zijn geen berichten gevonden" in browser.find_element(By.TAG_NAME, "main").text
    assert not browser.find_elements(By.CSS_SELECTOR, "figure")


def test_the_overview_is_read_first(page):
    browser = page("met")
    assert browser.execute_script("return document.querySelector('main').firstElementChild.id") == "overzicht"
    titles = [element.text for element in browser.find_elements(By.CSS_SELECTOR, "figcaption")]
    assert titles[0] in ["Bevindingen per maand", "Bevindingen per jaar"]
    assert titles[1:] == ["Wat er is gevonden", "Kanaal", "Oordeel"]
    cards = {element.get_attribute("class"): element.text.split()[0] for element in browser.find_elements(By.CSS_SELECTOR, ".cards li")}
    for number, verdict in enumerate(VERDICTS[1:], 1):
        assert int(cards[verdict]) == sum(rank == str(number) for rank in shown(browser, "v"))


def test_without_script_it_can_be_read(page, chromium):
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page("met")
        heading, row = chromium.find_element(By.TAG_NAME, "h1"), chromium.find_element(By.CSS_SELECTOR, "tbody tr")
        assert row.is_displayed() and heading.rect["y"] < row.rect["y"]
        assert not chromium.find_element(By.CSS_SELECTOR, "form").is_displayed()
    finally:
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        chromium.get("about:blank")


def test_on_paper(page):
    browser = page("met")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert not browser.find_element(By.CSS_SELECTOR, "form").is_displayed()
        assert not browser.find_element(By.CSS_SELECTOR, "tbody details").is_displayed()
        assert browser.find_element(By.CSS_SELECTOR, "tbody tr").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(page, width, dark):
    browser = page("met")
    screen(browser, width, 900, dark=dark)
    browser.execute_script("document.querySelectorAll('details').forEach((d, i) => { d.open = i < 20 })")
    assert violations(browser) == []
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_screenshots(page):
    for name, width, height, dark in [("scan", 1280, 1500, False), ("scan-dark", 1280, 1500, True), ("scan-phone", 390, 844, False)]:
        browser = page("met")
        screen(browser, width, height, dark, mobile=width < 500)
        if name != "scan":
            browser.execute_script("document.getElementById('lijst').scrollIntoView({behavior: 'instant'})")
            time.sleep(0.3)
        browser.save_screenshot(str(SHOTS / f"{name}.png"))
        assert (SHOTS / f"{name}.png").stat().st_size > 20_000
