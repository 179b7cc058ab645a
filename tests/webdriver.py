"""A headless Chromium, driven over the WebDriver protocol, so that tests see what a user sees."""

import contextlib
import json
import re
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_STARTED = re.compile(r"started successfully on port (\d+)")
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--window-size=1280,1000",
)


def missing() -> str:
    """Why there can be no browser, "" where there can."""
    if not shutil.which("chromedriver"):
        return "no chromedriver is installed (Debian: apt-get install chromium chromium-driver)"
    return "" if _chromium() else "no Chromium is installed (Debian: apt-get install chromium)"


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Browser:
    """One window. Elements are named by CSS selectors, which must lead to something."""

    def __init__(self, address: str) -> None:
        """`address` is that of a running chromedriver."""
        options = {"binary": _chromium(), "args": list(_ARGUMENTS)}
        capabilities = {"alwaysMatch": {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}
        self._address = f"{address}/session"
        session = self._ask("POST", "", {"capabilities": capabilities})
        self._address += f"/{session['sessionId']}"

    def open(self, page: Path) -> None:
        """Load a file."""
        self._ask("POST", "/url", {"url": "about:blank"})
        self._ask("POST", "/url", {"url": page.as_uri()})

    def run(self, script: str, *arguments: Any) -> Any:
        """What a function body in JavaScript returns."""
        return self._ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def texts(self, selector: str) -> list[str]:
        """The text that is to be seen in each element."""
        return [text for name in self._all(selector) if (text := self._ask("GET", f"/element/{name}/text"))]

    def visible(self, selector: str) -> int:
        """How many of the elements are displayed."""
        return sum(bool(self._ask("GET", f"/element/{name}/displayed")) for name in self._all(selector))

    def label(self, selector: str) -> str:
        """What a screen reader calls the first of the elements."""
        label: str = self._ask("GET", f"/element/{self._all(selector)[0]}/computedlabel")
        return label

    def click(self, selector: str) -> None:
        """Click the first of the elements."""
        self._ask("POST", f"/element/{self._all(selector)[0]}/click", {})

    def press(self, key: str) -> None:
        """Press and release one key."""
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self._ask("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def tools(self, command: str, **parameters: Any) -> Any:
        """A command of the DevTools protocol."""
        return self._ask("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def log(self) -> list[str]:
        """What the browser has complained of since it was last asked."""
        return [entry["message"] for entry in self._ask("POST", "/se/log", {"type": "browser"})]

    def close(self) -> None:
        """End the session."""
        self._ask("DELETE", "")

    def _all(self, selector: str) -> list[str]:
        found = self._ask("POST", "/elements", {"using": "css selector", "value": selector})
        if not found:
            raise LookupError(f"nothing on the page is {selector}")
        return [element[_ELEMENT] for element in found]

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self._address}{path}", data, method=method)
        try:
            with _OPENER.open(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                raise RuntimeError(json.load(error)["value"]["message"]) from None


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """A browser, closed at the end."""
    with subprocess.Popen(
        ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as driver:
        try:
            assert driver.stdout is not None
            port = next(found[1] for line in driver.stdout if (found := _STARTED.search(line)))
            window = Browser(f"http://127.0.0.1:{port}")
            try:
                yield window
            finally:
                window.close()
        finally:
            driver.terminate()
