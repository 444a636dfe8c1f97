"""A headless Chromium for tests of pages, from the machine's own packages; nothing is downloaded."""

from __future__ import annotations

import base64
import json
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --hide-scrollbars"
)

# Of each element that shows words of its own: what it is, its colour and the ground that it stands on.
COLOURS = """
const ground = (node) => {
  for (let at = node; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (!/rgba\\(.*, 0\\)|transparent/.test(colour)) return colour;
  }
  return "rgb(255, 255, 255)";
};
return [...document.body.querySelectorAll("*")]
  .filter((node) => node.checkVisibility() && [...node.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .map((node) => [`${node.tagName}.${node.className}`, getComputedStyle(node).color, ground(node)]);
"""


class Browser:
    """A window on one page."""

    def __init__(self, driver: Chrome) -> None:
        self.driver = driver

    def cdp(self, command: str, **arguments: object) -> Any:
        """A command of the DevTools protocol."""
        return self.driver.execute_cdp_cmd(command, arguments)

    def look(
        self, *, width: int = 1280, height: int = 900, dark: bool = False, media: str = "", script: bool = True
    ) -> None:
        """How the next page, and this one, is shown."""
        self.cdp(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500
        )
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.cdp("Emulation.setEmulatedMedia", media=media, features=scheme)
        self.cdp("Emulation.setScriptExecutionDisabled", value=not script)

    def open(self, page: Path, fragment: str = "") -> str:
        """Show a page anew; gives its address."""
        for log in ("browser", "performance"):
            self.driver.get_log(log)
        self.driver.get("about:blank")
        self.driver.get_log("performance")
        self.driver.get(page.as_uri() + fragment)
        return page.as_uri()

    def run(self, script: str, *arguments: object) -> Any:
        """What a script gives."""
        return self.driver.execute_script(script, *arguments)

    def all(self, selector: str) -> list[Any]:
        """The elements of a selector."""
        return self.driver.find_elements("css selector", selector)

    def shown(self, selector: str) -> list[Any]:
        """Those of them that can be seen."""
        return [node for node in self.all(selector) if node.is_displayed()]

    def click(self, selector: str) -> None:
        """Click on the first of them that can be seen."""
        node = self.shown(selector)[0]
        self.run("arguments[0].scrollIntoView({block: 'center'})", node)
        node.click()

    def press(self, keys: str) -> None:
        """Press keys, whatever has the focus."""
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver).send_keys(keys).perform()

    def said(self) -> list[str]:
        """What stands in the console."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """The addresses that were asked for since the page was opened."""
        events = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]

    def colours(self) -> dict[str, float]:
        """The contrast of what is shown with its ground, by what it is: the least of each."""
        least: dict[str, float] = {}
        for name, ink, ground in self.run(COLOURS):
            least[name] = min(least.get(name, 21.0), contrast(ink, ground))
        return least

    def picture(self, *, width: int, height: int) -> bytes:
        """The upper left part of the page as PNG."""
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
        return base64.b64decode(self.cdp("Page.captureScreenshot", format="png", clip=clip)["data"])


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as rgb(...): 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [float(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def missing() -> str:
    """What is not there, "" where a browser can be started."""
    return ", ".join(what for what, path in (("Chromium", program()), ("ChromeDriver", driver_program())) if not path)


def program() -> str | None:
    """The browser."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def driver_program() -> str | None:
    """What drives it."""
    return shutil.which("chromedriver")


@contextmanager
def started(profile: Path) -> Iterator[Browser]:
    """A browser with an empty profile. Skips the test where there is none."""
    if missing():
        pytest.skip(f"no {missing()} here (Debian: apt-get install chromium chromium-driver)")
    from selenium import webdriver
    from selenium.common.exceptions import SessionNotCreatedException
    from selenium.webdriver.chrome.service import Service

    os.environ["SE_OFFLINE"] = "true"
    options = webdriver.ChromeOptions()
    options.binary_location = program() or ""
    for flag in (*FLAGS.split(), f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    try:
        driver = webdriver.Chrome(options=options, service=Service(driver_program()))
    except SessionNotCreatedException as error:
        pytest.skip(f"Chromium and its driver do not go together: {str(error.msg).splitlines()[0]}")
    try:
        driver.set_page_load_timeout(60)
        yield Browser(driver)
    finally:
        driver.quit()
