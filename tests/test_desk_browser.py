"""The desk in a real browser, on a day of the sample: search, figure to archive, review, keys, widths, axe."""

import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import duckdb
import pytest

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="/usr/bin/chromium is not installed (Debian: chromium)"),
]
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is in the extra `dev`")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is in the extra `dev`")

ROOT = Path(__file__).parent.parent
specification = spec_from_file_location("unitfiles", Path(__file__).with_name("unitfiles.py"))
unitfiles = module_from_spec(specification)
specification.loader.exec_module(unitfiles)
DAY = ["--day", "2025-11-05"]
SOURCES = ["n1", "politika", "rts", "rs_president"]
HOSTILE = "<script>alert(1)</script>\u202e<img src=x onerror=alert(2)>"
PAGES = ["/", "/evidence", "/evidence?q=санкције", "/evidence?q=sankcije&in=text", "/timeline", "/events", "/outlets"]
PAGES += ["/outlet/n1", "/nothing"]


def azimuth(folder, *arguments):
    done = subprocess.run(
        [sys.executable, "-m", "azimuth", *arguments],
        env=os.environ | {"AZIMUTH_DATA": str(folder)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A day of four sources of the sample with its archive, and a hostile page, loaded, grouped and published."""
    folder = tmp_path_factory.mktemp("data")
    azimuth(folder, "collect", *SOURCES, *DAY, "--replay", str(ROOT / "sample" / "archive"))
    for verb in ("extract", "annotate"):
        azimuth(folder, verb, *DAY)
    hostile = (
        HOSTILE,
        [f"Srbija neće uvesti sankcije Rusiji {HOSTILE}.", "a" * 10_000_000],
        unitfiles.SANCTIONS[2][1:],
    )
    unitfiles.write_day(folder, "2025-11-06", "rts", [unitfiles.article("https://rts.rs/hostile", hostile)])
    azimuth(folder, "load", "--since", "2025-11-05", "--until", "2025-11-06")
    azimuth(folder, "events")
    azimuth(folder, "publish")
    return folder


@pytest.fixture(scope="module")
def desk(data):
    """The address of a desk that runs as the command does."""
    with subprocess.Popen(
        [sys.executable, "-c", "from azimuth.desk import command; command()", "--port", "0", "--reviewer", "Ana"],
        env=os.environ | {"AZIMUTH_DATA": str(data), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process.stdout.readline().strip().rstrip("/")
        process.terminate()


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser, desk):
    """A page whose console must stay empty, that asks for nothing elsewhere, and that opens no dialogue."""
    context = browser.new_context(base_url=desk, viewport={"width": 1440, "height": 900}, locale="en-GB")
    opened = context.new_page()
    said, asked = [], []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    opened.on("request", lambda request: asked.append(request.url))
    yield opened
    context.close()
    # Chromium itself writes the status of a page that is not there to the console.
    assert not [line for line in said if "404" not in line]
    assert not [url for url in asked if not url.startswith(f"{desk}/")]


def hits(page, words):
    page.goto("/")
    page.get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/evidence?q=*")
    return page.locator("article").evaluate_all("boxes => boxes.map(box => box.id)")


def test_both_scripts_find_the_same(page):
    latin, cyrillic, plain = hits(page, "Vučić"), hits(page, "Вучића"), hits(page, "vucic")
    assert latin
    assert latin == cyrillic == plain
    assert {"Vučić"} <= set(page.locator("mark").all_inner_texts())


def test_a_figure_leads_to_its_sentences_and_they_to_the_archived_page(page):
    page.goto("/?week=2025-W45")
    figure = page.locator("a.figure").first
    number = int(figure.inner_text())
    figure.click()
    boxes = page.locator("article")
    assert f"{number} found" in page.locator("main").inner_text()
    archived = boxes.filter(has_text="archived page").first
    sentence = archived.locator("blockquote").inner_text()
    archived.get_by_role("link", name="archived page").click()
    page.wait_for_url("**/document/**")
    assert "verified when this page was made" in page.locator("dl").inner_text()
    assert sentence in page.locator("main").inner_text()
    page.get_by_text("The archived page's source text").click()
    assert "<html" in page.locator("pre").inner_text()


def test_an_event_leads_to_its_accounts_and_outlets(page):
    page.goto("/events")
    page.locator("article a").first.click()
    page.wait_for_url("**/event/**")
    assert page.locator("article").count() >= 1
    page.locator("article").first.get_by_role("link", name="Document").click()
    page.wait_for_url("**/document/**")


@pytest.mark.parametrize("width", [360, 1440])
def test_pages_fit_the_screen(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    for address in [*PAGES, "/evidence?domain=sanctions&week=2025-W45"]:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("language", ["en", "sr"])
def test_axe_finds_nothing_serious(page, width, language, data):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/")
    page.get_by_role("button", name={"en": "English", "sr": "Srpski"}[language]).click()
    with duckdb.connect(data / "azimuth.duckdb", read_only=True) as connection:
        query = "select signal_id, document_id, event_id from event_signal limit 1"
        signal, document, event = connection.execute(query).fetchall()[0]
    for address in [*PAGES, f"/signal/{signal}", f"/document/{document}", f"/event/{event}"]:
        page.goto(address)
        for details in page.locator("details:not(#source-text)").all()[:2]:
            details.locator("summary").click()
        found = axe.Axe().run(page).response["violations"]
        serious = [rule["id"] for rule in found if rule["impact"] in ("serious", "critical")]
        assert not serious, f"{address}: {[rule['nodes'][0]['html'] for rule in found]}"


def test_a_hostile_page_is_inert(page, data):
    with duckdb.connect(data / "azimuth.duckdb", read_only=True) as connection:
        document = connection.execute("select document_id from document where title like '<script>%'").fetchall()[0][0]
    for address in (f"/document/{document}", "/evidence?source=rts", "/outlet/rts"):
        page.goto(address)
        assert HOSTILE.replace("\u202e", "[U+202E]") in page.locator("main").inner_text()
        assert page.locator("main script, main img").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 1440


def test_keys_walk_search_and_open(page):
    page.goto("/evidence")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.locator("article").first.evaluate("box => box === document.activeElement")
    page.keyboard.press("o")
    page.wait_for_url("**/document/**")
    page.keyboard.press("/")
    page.keyboard.type("jarko")
    assert page.get_by_role("searchbox").input_value() == "jarko"
    page.goto("/evidence")
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()


def test_a_review_changes_the_view(page):
    page.goto("/?week=2025-W45")
    figure = page.locator("a.figure").last
    number, address = int(figure.inner_text()), figure.get_attribute("href")
    page.goto(address)
    page.keyboard.press("j")
    page.keyboard.press("r")
    box = page.locator("article").first
    sync_api.expect(box.locator(".verdict")).to_have_text("rejected")
    sync_api.expect(page.locator("#status")).to_have_text("Saved: rejected")
    assert box.evaluate("box => box === document.activeElement")
    page.goto(address)
    assert f"{number - 1} found" in page.locator("main").inner_text()
    page.goto("/evidence?review=rejected")
    page.keyboard.press("j")
    page.keyboard.press("a")
    sync_api.expect(page.locator(".verdict")).to_have_text("accepted")
    page.goto(address)
    assert f"{number} found" in page.locator("main").inner_text()


def test_a_correction_is_made_with_the_form(page):
    page.goto("/evidence?direction=east")
    box = page.locator("article").first
    box.get_by_text("Correct", exact=True).click()
    box.get_by_label("Correct to").select_option("direction=neutral")
    box.get_by_label("Why (optional)").fill("Ni za koga")
    box.get_by_role("button", name="Save").click()
    sync_api.expect(box.locator(".verdict")).to_have_text("corrected")
    assert "Neutral" in box.inner_text()
    box.get_by_role("link", name="permalink").click()
    assert "Ni za koga" in page.locator("main").inner_text()
