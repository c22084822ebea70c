"""The server of the preview: pages, catalogues as plain text, and word of changes.

It listens on this machine alone and answers no other name than its own, so that
no page from elsewhere can read it. Nothing is written here.
"""

from __future__ import annotations

import json
import mimetypes
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition
from typing import Any
from urllib.parse import parse_qs, unquote

from press.catalogues import catalogue_paths
from press.editions import Folders
from press.po_files import Damaged, content
from press.preview_panel import filled
from press.problems import Problem

PATIENCE = 20.0  # seconds until a waiting page is told that nothing changed
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; form-action 'self'"
)
WAITING = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    '<meta http-equiv="refresh" content="2"><title>One moment</title></head>'
    "<body><p>The pages are being made, in about half a minute. This page then"
    " shows by itself.</p></body></html>"
)
OWN_FILES = {"/-/preview.css": "preview.css", "/-/preview.js": "preview.js"}


@dataclass
class Live:
    """What the pages show at this moment; shared by the loop and the server."""

    version: int = 1
    opened: bool = False  # whether the pages have been made for the first time
    changed: dict[str, int] = field(default_factory=dict)  # page or "" for all
    problems: tuple[Problem, ...] = ()  # from the checks
    notices: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    news: Condition = field(default_factory=Condition)

    def change(self, pages: Iterable[str]) -> None:
        """Let the browsers load some pages again; "" stands for every page."""
        with self.news:
            self.version += 1
            self.changed |= dict.fromkeys(pages, self.version)
            self.news.notify_all()

    def has_changed(self, page: str, since: int) -> bool:
        """Tell whether a page is newer; a page from an earlier preview is old."""
        newest = max(self.changed.get(page, 0), self.changed.get("", 0))
        return newest > since or since > self.version

    def wait(self, page: str, since: int, patience: float = PATIENCE) -> bool:
        with self.news:
            self.news.wait_for(lambda: self.has_changed(page, since), patience)
            return self.has_changed(page, since)

    def notices_for(self, page: str) -> list[Problem]:
        """Return what stands at the head of a page.

        A damaged catalogue concerns every page, a chapter's problem its own.
        """
        found = [p for group in self.notices.values() for p in group]
        return [
            p
            for p in found
            if not p.path.startswith("handbook/") or p.path == f"handbook/{page}.rst"
        ]


class PreviewServer(ThreadingHTTPServer):
    """Serves one language's pages on this machine."""

    daemon_threads = True

    def __init__(
        self, port: int, live: Live, language: str, site: Path, folders: Folders
    ) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.live, self.language = live, language
        self.site, self.folders = site.resolve(), folders

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away; our own mistakes are shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/{self.language}/"


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        port = self.server.server_port
        if self.headers.get("Host") not in (f"127.0.0.1:{port}", f"localhost:{port}"):
            self.answer("Only this machine may look here.", "text/plain", 403)
            return
        address, _, query = self.path.partition("?")
        path = unquote(address)
        language = self.server.language
        if path == "/":
            self.send_response(302)
            self.send_header("Location", f"/{language}/index.html")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif path == "/-/wait":
            self.tell_changes(parse_qs(query))
        elif path in OWN_FILES:
            folder = self.server.folders.styles / "preview"
            self.answer_file(folder / OWN_FILES[path])
        elif path.startswith("/po/"):
            self.show_catalogue(path.removeprefix("/po/"))
        elif path.startswith(f"/{language}/"):
            self.show_page(path.removeprefix(f"/{language}/") or "index.html")
        else:
            self.not_here()

    def show_page(self, name: str) -> None:
        """Answer with a file of the site; a page gets what is known by now."""
        path = self.file_of_site(name)
        if path is None and not self.server.live.opened:
            self.answer(WAITING, "text/html", 503)
        elif path is None:
            self.not_here()
        elif path.suffix == ".html":
            self.answer(self.page(path, name.removesuffix(".html")), "text/html")
        else:
            self.answer_file(path)

    def file_of_site(self, name: str) -> Path | None:
        """Return a file of the site; None if it has none of this name."""
        site = self.server.site
        try:
            path = (site / name).resolve()
            return path if path.is_relative_to(site) and path.is_file() else None
        except (OSError, ValueError):  # too long for a name, or NUL in it
            return None

    def page(self, path: Path, page: str) -> str:
        """Return a page with its problems and notices."""
        live = self.server.live
        # Read the version first: what changes meanwhile is loaded again.
        opened = f'<script data-page="{escape(page)}" data-version="{live.version}" '
        po = f"locales/{self.server.language}/LC_MESSAGES/{page}.po"
        here = [p for p in live.problems if p.path == po]
        text = path.read_text(encoding="utf-8")
        text = text.replace(
            '<script src="/-/preview.js"', f'{opened}src="/-/preview.js"'
        )
        return filled(text, here, live.notices_for(page))

    def show_catalogue(self, name: str) -> None:
        """Answer with the lines of a ``.po``, each with its number as its address."""
        folders, language = self.server.folders, self.server.language
        paths = {
            path.relative_to(folders.root).as_posix(): path
            for path in catalogue_paths(folders.locales, language)
        }
        if name not in paths:
            self.not_here()
            return
        try:
            text = content(paths[name])
        except Damaged as damage:
            self.answer(str(damage.at(name)), "text/plain", 404)
            return
        lines = "\n".join(
            f'<span id="L{number}"><b>{number}</b> {escape(line)}</span>'
            for number, line in enumerate(text.splitlines(), 1)
        )
        self.answer(
            f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
            f"<title>{escape(name)}</title>"
            '<link rel="stylesheet" href="/-/preview.css"></head>'
            f'<body class="preview-source"><h1>{escape(name)}</h1>'
            f"<pre>{lines}</pre></body></html>",
            "text/html",
        )

    def tell_changes(self, query: dict[str, list[str]]) -> None:
        """Answer when the page has changed, or after a while."""
        try:
            since = int(query["since"][0])
        except (KeyError, ValueError):
            self.answer("since?", "text/plain", 400)
            return
        live = self.server.live
        reload = live.wait(query.get("page", [""])[0], since)
        answer = {"reload": reload, "version": live.version}
        self.answer(json.dumps(answer), "application/json")

    def not_here(self) -> None:
        words = (
            f"Not in this preview, which shows the site in “{self.server.language}”"
            " alone. For another language start another preview."
        )
        self.answer(words, "text/plain", 404)

    def answer_file(self, path: Path) -> None:
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.answer(path.read_bytes(), kind)

    def answer(self, content: str | bytes, kind: str, status: int = 200) -> None:
        data = content.encode() if isinstance(content, str) else content
        if kind.startswith("text/") or kind == "application/json":
            kind += "; charset=utf-8"
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing: the terminal is for saves and problems."""
