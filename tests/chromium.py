"""A real browser for tests: Chromium without a window, spoken to by the DevTools protocol through two pipes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
_OPTIONS = (
    "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --hide-scrollbars "
    "--disable-background-networking --disable-component-update --disable-extensions --disable-sync "
    "--force-color-profile=srgb --remote-debugging-pipe"
).split()
_PATIENCE = 120
"""Seconds for all of one browser: a machine that builds something else is slow."""


class Page:
    """One tab."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading, self._writing = reading, writing
        self._buffer = b""
        self._asked = 0
        self._session = ""
        self.events: list[dict[str, Any]] = []

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send one command and wait for its answer; what happens meanwhile goes to ``events``."""
        self._asked += 1
        message = {"id": self._asked, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._writing, json.dumps(message).encode() + b"\0")
        while True:
            said = self._read()
            if said.get("id") != self._asked:
                self.events.append(said)
            elif "error" in said:
                raise AssertionError(f"{method}: {said['error']}")
            else:
                result: dict[str, Any] = said["result"]
                return result

    def open(self, path: Path, fragment: str = "") -> None:
        """Load a file other than the one that is open, and wait until it has loaded."""
        self.events.clear()
        self.ask("Page.navigate", url=path.as_uri() + fragment)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._read())

    def wait(self, condition: str) -> None:
        """Until an expression is true, asked again with each frame."""
        self.run(
            f"new Promise(done => (function ask() {{ {condition} ? done() : requestAnimationFrame(ask); }})())"
        )

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        """One key, down and up."""
        for kind in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key)

    def click(self, x: float, y: float) -> None:
        """The left button, there."""
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def look(self, width: int = 1100, height: int = 800, *, dark: bool = False, phone: bool = False) -> None:
        """Give the page this size in CSS pixels, and the reader's wish for dark or light."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=phone,
        )  # fmt: skip
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.ask("Emulation.setEmulatedMedia", features=scheme)

    def screenshot(self, *, whole: bool = False) -> bytes:
        """A PNG of what is seen, or of the whole page."""
        return b64decode(self.ask("Page.captureScreenshot", captureBeyondViewport=whole)["data"])

    def names(self) -> list[tuple[str, str]]:
        """Role and name of all that a screen reader is told of."""
        nodes = self.ask("Accessibility.getFullAXTree")["nodes"]
        return [
            (node["role"]["value"], node.get("name", {}).get("value", ""))
            for node in nodes
            if not node["ignored"]
        ]

    def complaints(self) -> list[str]:
        """Errors and warnings of the console, and what the policy refused."""
        return [
            json.dumps(event["params"])
            for event in self.events
            if event.get("method")
            in ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
        ]

    def requests(self) -> list[str]:
        """Addresses that were asked for."""
        return [
            event["params"]["request"]["url"]
            for event in self.events
            if event.get("method") == "Network.requestWillBeSent"
        ]

    def attach(self) -> None:
        """Take the first tab."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Accessibility"):
            self.ask(f"{domain}.enable")

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            received = os.read(self._reading, 1 << 20)
            assert received, "Chromium has gone"
            self._buffer += received
        message, _, self._buffer = self._buffer.partition(b"\0")
        said: dict[str, Any] = json.loads(message)
        return said


@contextmanager
def browser(profile: Path) -> Iterator[Page]:
    """Start Chromium with a profile of its own, and end it."""
    commands, writing = os.pipe()
    reading, answers = os.pipe()
    # it reads from 3 and writes to 4; over two others, because the pipes may have these numbers crossed
    wrapper = f'exec 98<&{commands} 99>&{answers}; exec 3<&98 4>&99 98<&- 99>&-; exec "$0" "$@"'
    with subprocess.Popen(
        ["timeout", str(_PATIENCE), "bash", "-c", wrapper, PROGRAM, *_OPTIONS, f"--user-data-dir={profile}"],
        pass_fds=(commands, answers),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        os.close(commands)
        os.close(answers)
        try:
            page = Page(reading, writing)
            page.attach()
            yield page
        finally:
            process.terminate()
            os.close(reading)
            os.close(writing)
