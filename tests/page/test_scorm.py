"""The SCORM package in the runtime of another project, npm scorm-again, in a real browser."""

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from attrs import evolve
from playwright.sync_api import Browser, Page, Route

from conftest import CONSUMERS, missing
from page.questions import CHOICE, GAPS, NUMBER, PAIRS, RANKING, SEVERAL, STATEMENT, WORD, quiz
from reseaux_quiz.exporting import export
from reseaux_quiz.model import Question
from reseaux_quiz_html import Options, exporter

ORIGIN = "http://lms"
RUNTIME = CONSUMERS / "node_modules" / "scorm-again" / "dist" / "scorm12.js"
PLATFORM = """<!doctype html><script src="/scorm12.js"></script><script>
window.errors = [];
window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
const set = API.LMSSetValue;
API.LMSSetValue = (name, value) => {
  const done = set.call(API, name, value);
  if (String(done) !== "true") errors.push([name, value, API.LMSGetErrorString(API.LMSGetLastError())]);
  return done;
};
</script><iframe src="/index.html" style="width:600px;height:900px"></iframe>"""

Lms = Callable[..., Page]


def archive(*questions: Question, **options: Any) -> zipfile.ZipFile:
    data = export(exporter, quiz(*questions), Options(scorm=True, **options)).files[""]
    return zipfile.ZipFile(io.BytesIO(data))


@pytest.fixture
def lms(browser: Browser) -> Iterator[Lms]:
    """Open a package in a platform; a value that the platform refuses is a failure."""
    if not RUNTIME.is_file():
        missing("npm scorm-again")
    page = browser.new_page()

    def open_page(*questions: Question, **options: Any) -> Page:
        index = archive(*questions, **options).read("index.html")

        def serve(route: Route) -> None:
            match urlsplit(route.request.url).path:
                case "/scorm12.js":
                    route.fulfill(path=RUNTIME)
                case "/index.html":
                    route.fulfill(body=index, content_type="text/html; charset=utf-8")
                case _:
                    route.fulfill(body=PLATFORM, content_type="text/html; charset=utf-8")

        page.route(f"{ORIGIN}/**", serve)
        page.goto(ORIGIN)
        return page

    yield open_page
    assert page.evaluate("errors") == []
    page.close()


def value(page: Page, name: str) -> str:
    found: str = page.evaluate("(name) => API.LMSGetValue(name)", name)
    return found


def frame(page: Page) -> Any:
    return page.frame_locator("iframe")


def answer(page: Page, act: Callable[[Any], None]) -> None:
    act(frame(page))
    frame(page).locator("button.main:visible").click()
    frame(page).locator(".buttons .main:visible").click()


def test_the_manifest_names_one_page_that_reports() -> None:
    zipped = archive(CHOICE)
    assert zipped.testzip() is None
    root = ET.fromstring(zipped.read("imsmanifest.xml"))  # noqa: S314 - our own
    space = {"": "http://www.imsproject.org/xsd/imscp_rootv1p1p2"}
    resource = root.find("resources/resource", space)
    assert resource is not None
    assert resource.get("href") in zipped.namelist()
    assert resource.get("{http://www.adlnet.org/xsd/adlcp_rootv1p2}scormtype") == "sco"
    assert root.findtext("metadata/schemaversion", namespaces=space) == "1.2"


def test_score_status_and_answers_reach_the_platform(lms: Lms) -> None:
    page = lms(CHOICE, SEVERAL, STATEMENT, WORD, NUMBER, PAIRS, RANKING, GAPS)
    answer(page, lambda shown: shown.locator("text=Le bon").click())
    assert value(page, "cmi.core.lesson_status") == "incomplete"
    answer(page, lambda shown: shown.locator(".option:has(.text:text-is('a')) input").check())
    answer(page, lambda shown: shown.locator(".option:has-text('Faux')").click())
    answer(page, lambda shown: shown.locator("#typed").fill("un ambassadeur"))
    answer(page, lambda shown: shown.locator("#typed").fill("3,4"))
    answer(page, lambda shown: shown.locator("#pair-0").select_option(label="France"))
    answer(page, lambda shown: shown.locator(".step:enabled").first.click())
    answer(page, lambda shown: shown.locator("#gap-0").fill("chat"))
    assert value(page, "cmi.core.lesson_status") == "completed"
    points = frame(page).locator(".score").inner_text().split()[0].replace(",", ".")
    assert float(value(page, "cmi.core.score.raw")) == pytest.approx(100 * float(points) / 8, abs=0.1)
    reported = page.evaluate("API.cmi.interactions.childArray.map((each) => each.toJSON())")
    kept = [[each["id"], each["type"], each["result"]] for each in reported]
    assert [kind for _name, kind, _result in kept] == [
        "choice", "choice", "choice", "fill-in", "fill-in", "matching", "sequencing", "fill-in",
    ]  # fmt: skip
    assert kept[0] == ["b/choice", "choice", "correct"]
    assert kept[1][2] == "0.5000"
    assert kept[2][2] == "wrong"


def test_a_pupil_who_comes_back_goes_on_where_they_stopped(lms: Lms) -> None:
    page = lms(CHOICE, WORD, NUMBER)
    answer(page, lambda shown: shown.locator("text=Le bon").click())
    answer(page, lambda shown: shown.locator("#typed").fill("tout autre chose"))
    page.evaluate("document.querySelector('iframe').src = 'about:blank'")
    page.wait_for_function("!document.querySelector('iframe').contentWindow.location.href.includes('index')")
    page.evaluate(
        """() => {
          const data = API.LMSGetValue("cmi.suspend_data") || API.cmi.suspend_data;
          window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
          API.loadFromJSON({ suspend_data: data, core: { lesson_status: "incomplete" } }, "cmi");
          document.querySelector("iframe").src = "/index.html";
        }"""
    )
    assert frame(page).locator("h2").inner_text() == "Question 3 sur 3"
    answer(page, lambda shown: shown.locator("#typed").fill("3,4"))
    assert frame(page).locator(".score").inner_text().replace("\xa0", " ").replace("\u202f", " ") == "2 sur 3 (67 %)"


@pytest.mark.thorough
def test_what_is_suspended_fits_with_a_thousand_questions(lms: Lms) -> None:
    page = lms(*(evolve(CHOICE, id=f"q{number}") for number in range(1000)))
    frame(page).locator("button:text-is('Je ne sais pas')").click()
    assert 2000 < len(value(page, "cmi.suspend_data")) <= 4096
