"""The preview: what is saved shows, what is unfinished is marked, nothing breaks."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from lxml import html

from press import commands
from press.editions import Folders, read_project
from press.preview import Desk
from press.preview_panel import dressed, filled
from press.preview_server import PreviewServer
from press.problems import Problem
from press.progress import Progress
from tests.small_site import ROOT, write_handbook

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
CATALOGUE = f"""{HEADER}
msgid "Welcome to the yard (:ref:`who-to-call`)."
msgstr "Esiet sveicināti pagalmā (:ref:`who-to-call`)."

msgid "A handbook & more"
msgstr ""
"""
CHAPTER = f"""{HEADER}
#, fuzzy
#| msgid "A :term:`referral` follows. The helpline is 116000."
msgid "A :term:`referral` follows. The helpline is 116111."
msgstr "Uzticības tālrunis ir 116000."

msgid "First"
msgstr "Pirmais"
"""


@dataclass
class Preview:
    """A preview of a few pages, and the browser that looks at it."""

    desk: Desk
    server: PreviewServer
    catalogues: Path

    def get(self, path: str, host: str = "") -> str:
        address = f"http://127.0.0.1:{self.server.server_port}{path}"
        headers = {"Host": host} if host else {}
        with urlopen(Request(address, headers=headers), timeout=30) as answer:
            return str(answer.read().decode())

    def page(self, name: str) -> html.HtmlElement:
        return html.document_fromstring(self.get(f"/lv/{name}.html").encode())

    def save(self, name: str, text: str) -> float:
        """Save a catalogue as an editor does; return the seconds until all is done."""
        begun = time.monotonic()
        (self.catalogues / f"{name}.po").write_text(text, encoding="utf-8")
        self.desk.look()
        return time.monotonic() - begun

    def settle(self) -> None:
        """Wait until the other pages and the checks are done."""
        while self.desk.widening.busy or self.desk.checking.busy:
            self.desk.look()
            time.sleep(0.05)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    if not (ROOT / "node_modules" / "source-sans").is_dir():
        pytest.skip("the font packages are not installed; build.py installs them")
    folder = tmp_path_factory.mktemp("preview")
    write_handbook(folder)
    shutil.copyfile(ROOT / "pyproject.toml", folder / "pyproject.toml")
    catalogues = folder / "locales/lv/LC_MESSAGES"
    (catalogues / "chapters").mkdir(parents=True)
    shutil.copyfile(ROOT / "locales/terms.csv", folder / "locales/terms.csv")
    (catalogues / "index.po").write_text(CATALOGUE, encoding="utf-8")
    (catalogues / "chapters/safeguarding.po").write_text(CHAPTER, encoding="utf-8")
    project = read_project(ROOT / "pyproject.toml")
    desk = Desk(project, project.language("lv"), Folders(folder), Progress())
    server = PreviewServer(0, desk.live, "lv", desk.reading.out / "site", desk.folders)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    desk.open()
    yield Preview(desk, server, catalogues)
    desk.checking.stop()
    desk.widening.stop()
    server.shutdown()
    server.server_close()


def test_a_changed_msgstr_appears_on_the_page_and_the_browser_is_told(shown: Preview):
    version = shown.desk.live.version
    seconds = shown.save("index", CATALOGUE.replace("Esiet", "Vēlreiz esiet"))
    assert "Vēlreiz esiet sveicināti" in shown.page("index").text_content()
    answer = shown.get(f"/-/wait?page=index&since={version}")
    assert '"reload": true' in answer
    print(f"from save to page: {seconds:.2f} s")


def test_a_fuzzy_message_is_marked_with_its_previous_english_diffed(shown: Preview):
    page = shown.page("chapters/safeguarding")
    (button,) = page.cssselect("button.preview-fuzzy")
    assert "needs work" in button.text_content()
    panel = page.get_element_by_id(button.get("popovertarget"))
    assert [d.text_content() for d in panel.cssselect("del")] == ["removed: 116000"]
    assert [d.text_content() for d in panel.cssselect("ins")] == ["added: 116111"]


def test_an_untranslated_message_is_marked_in_words(shown: Preview):
    marks = [b.text_content() for b in shown.page("index").cssselect("button")]
    assert any("not translated" in words for words in marks)


def test_a_message_leads_to_its_line_in_the_catalogue(shown: Preview):
    page = shown.page("chapters/safeguarding")
    (button,) = page.cssselect("button.preview-fuzzy")
    panel = page.get_element_by_id(button.get("popovertarget"))
    path, _, anchor = panel.cssselect("a")[0].get("href").partition("#")
    source = html.document_fromstring(shown.get(path).encode())
    line = source.find(f".//*[@id='{anchor}']")
    assert line is not None
    assert 'msgid "A :term:`referral` follows.' in "".join(map(str, line.itertext()))


def test_a_broken_catalogue_keeps_the_page_and_shows_the_problem(shown: Preview):
    shown.save("chapters/safeguarding", CHAPTER + '\nmsgid "half a mess')
    page = shown.page("chapters/safeguarding").text_content()
    assert "Pirmais" in page
    line = CHAPTER.count("\n") + 2
    assert (
        f"chapters/safeguarding.po:{line} this line is no part of a catalogue" in page
    )
    shown.save("chapters/safeguarding", CHAPTER)
    assert not shown.page("chapters/safeguarding").cssselect(".preview-notices")


DAMAGES = [
    (CHAPTER.replace('"Pirmais"', '"Pirmais "plāns""'), "this line is no part of a"),
    (f'{CHAPTER}\nmsgid "First"\nmsgstr "Sākums"\n', "this message stands in line"),
]


@pytest.mark.parametrize(("damaged", "message"), DAMAGES)
def test_what_check_calls_damaged_keeps_the_page_and_is_told_there_and_in_the_terminal(
    shown: Preview, capsys: pytest.CaptureFixture[str], damaged: str, message: str
):
    shown.save("chapters/safeguarding", damaged)
    assert message in capsys.readouterr().out
    shown.settle()
    page = shown.page("chapters/safeguarding")
    (notice,) = page.cssselect(".preview-notices li")
    assert message in notice.text_content()
    assert "Pirmais" in page.text_content()
    shown.save("chapters/safeguarding", CHAPTER)
    assert not shown.page("chapters/safeguarding").cssselect(".preview-notices")


def test_a_problem_that_belongs_to_no_message_of_the_page_stands_at_its_head():
    page = dressed("<main></main></body>", [], "a.po", "lv")
    for line in (0, 7):
        assert "no message" in filled(
            page, [Problem("a.po", line, "x", "no message")], []
        )


def test_a_changed_title_reaches_the_other_pages(shown: Preview):
    title = '\nmsgid "Safeguarding <here>"\nmsgstr "Drošība"\n'
    shown.save("chapters/safeguarding", CHAPTER + title)
    shown.settle()
    assert "Drošība" in shown.page("parts/safe").text_content()


def test_what_the_checks_say_stands_beside_the_passage(shown: Preview):
    wrong = CHAPTER.replace('"Pirmais"', '"Pirmais pirmais **"')
    shown.save("chapters/safeguarding", wrong)
    shown.settle()
    page = shown.page("chapters/safeguarding")
    (count, *_) = page.cssselect("button .preview-problem")
    panel = page.get_element_by_id(count.getparent().get("popovertarget"))
    assert panel.cssselect(".preview-problems li")


def test_until_the_pages_are_made_a_page_says_so_and_loads_again(shown: Preview):
    shown.desk.live.opened = False
    with pytest.raises(HTTPError, match="503") as refused:
        shown.get("/lv/not-made-yet.html")
    shown.desk.live.opened = True
    page = html.document_fromstring(refused.value.read())
    assert page.xpath("//meta[@http-equiv='refresh']")
    assert "half a minute" in str(page.findtext(".//p"))


def test_no_other_site_may_read_the_preview(shown: Preview):
    with pytest.raises(HTTPError, match="403"):
        shown.get("/lv/index.html", host="elsewhere.example")


@pytest.mark.parametrize("path", ["/lv/../../pyproject.toml", "/po/pyproject.toml"])
def test_nothing_but_the_site_and_its_catalogues_is_served(shown: Preview, path: str):
    with pytest.raises(HTTPError, match="404"):
        shown.get(path)


def test_a_catalogue_that_is_a_link_or_a_folder_is_not_served(shown: Preview):
    (shown.catalogues / "link.po").symlink_to(
        shown.desk.folders.root / "pyproject.toml"
    )
    (shown.catalogues / "folder.po").mkdir()
    for name in ("link", "folder"):
        with pytest.raises(HTTPError, match="404") as refused:
            shown.get(f"/po/locales/lv/LC_MESSAGES/{name}.po")
        assert "a link, a folder or a device" in refused.value.read().decode()
    (shown.catalogues / "link.po").unlink()
    (shown.catalogues / "folder.po").rmdir()


@pytest.mark.parametrize("path", ["/lv/%00", f"/lv/{'a' * 5000}", "/po/%00", "/%ff["])
def test_a_name_that_no_file_can_have_is_answered_too(shown: Preview, path: str):
    with pytest.raises(HTTPError, match="404"):
        shown.get(path)


@pytest.mark.parametrize(
    ("error", "told"), [(ConnectionResetError, False), (KeyError, True)]
)
def test_a_browser_that_goes_away_is_not_told_and_a_mistake_of_ours_is(
    shown: Preview,
    capsys: pytest.CaptureFixture[str],
    error: type[Exception],
    told: bool,
):
    try:
        raise error
    except error:
        shown.server.handle_error(None, None)
    assert bool(capsys.readouterr().err) == told


def test_words_from_a_catalogue_never_become_markup():
    problem = Problem("a.po", 0, "any", "<script>alert(1)</script>")
    page = dressed("<main></main></body>", [], "a.po", "lv")
    assert "<script>alert" not in filled(page, [], [problem])


def test_a_port_is_a_number_that_a_computer_has(capsys: pytest.CaptureFixture[str]):
    for port in ("99999999", "0", "-1", "many"):
        with pytest.raises(SystemExit, match="2"):
            commands.main(["preview", "lv", "--port", port])
        assert "--port" in capsys.readouterr().err
