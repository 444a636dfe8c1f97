"""Tries the VS Code extension in a real VS Code, and takes the pictures of its README.

usage: python scripts/vscode_pictures.py URL FOLDER

URL is a code-server (VS Code in a browser) in which the extension is installed and `attrlint.path` is set; FOLDER is
the empty folder that it has open. Every command is run as a user would, by its name in the command palette, and the
files that it should change are read. Needs Chromium with its driver, selenium and Pillow.
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PIL import Image
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver.remote.webelement import WebElement

T = TypeVar("T")
ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "editors" / "vscode" / "pictures"
FLAGS = "--headless=new --no-sandbox --disable-gpu --window-size=1360,860 --force-device-scale-factor=1"
PATIENCE = 90.0  # seconds
COLORS = 96


class Desk:
    """A browser with VS Code in it."""

    def __init__(self, url: str, folder: Path) -> None:
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for flag in FLAGS.split():
            options.add_argument(flag)
        self.browser, self.folder = (
            webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver"))),
            folder,
        )
        self.browser.get(f"{url}/?folder={folder}")

    def until(self, what: str, condition: Callable[[], T]) -> T:
        """Wait for something; raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                found = condition()
            except WebDriverException:
                found = None
            if found:
                return found
            time.sleep(0.3)
        self.browser.save_screenshot("failed.png")
        raise TimeoutError(f"{what}: see failed.png")

    def find(self, selector: str, text: str = "") -> list[WebElement]:
        """The elements that are shown, with a text in them."""
        found = self.browser.find_elements(By.CSS_SELECTOR, selector)
        return [one for one in found if text in one.text and one.is_displayed()]

    def press(self, *keys: str) -> None:
        """Press keys: the last one while the others are held."""
        *held, last = keys
        chain = ActionChains(self.browser)
        for key in held:
            chain.key_down(key)
        chain.send_keys(last)
        for key in held:
            chain.key_up(key)
        chain.perform()
        time.sleep(0.6)

    def type(self, text: str) -> None:
        """Type a text, then Enter."""
        ActionChains(self.browser).send_keys(text).perform()
        time.sleep(1.5)
        self.press(Keys.ENTER)

    def run(self, command: str) -> None:
        """Run a command by its name in the palette."""
        self.press(Keys.F1)
        self.type(command)
        time.sleep(1.5)

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor somewhere."""
        self.press(Keys.CONTROL, "g")
        self.type(f"{line}:{column}")

    def saved(self, name: str) -> str:
        """Save, and read the file."""
        self.press(Keys.CONTROL, "s")
        time.sleep(1)
        return (self.folder / name).read_text(encoding="utf-8")

    def picture(self, name: str) -> None:
        """Take a picture of the window."""
        target = PICTURES / name
        self.browser.save_screenshot(str(target))
        with Image.open(target) as taken:
            small = taken.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE)
        small.save(target, optimize=True)


def place(text: str, words: str) -> tuple[int, int]:
    """The 1-based line and column of words."""
    before = text[: text.index(words) + 1]
    return before.count("\n") + 1, len(before) - before.rfind("\n") - 1


def main(url: str, folder: Path) -> None:
    """Run every command; raises where one does not do what it says."""
    shutil.copy(ROOT / "examples" / "draft.md", folder / "story.md")
    text = (folder / "story.md").read_text(encoding="utf-8")
    desk = Desk(url, folder)
    try:
        rows = desk.until("the file", lambda: desk.find(".explorer-folders-view .monaco-list-row", "story.md"))
        ActionChains(desk.browser).double_click(rows[0]).perform()
        desk.until("findings", lambda: desk.find(".squiggly-error"))
        desk.until("the status bar", lambda: [one for one in desk.find(".statusbar-item") if one.text.strip() == "28"])
        desk.press(Keys.CONTROL, "b")
        desk.run("attrlint: Show the Source List")
        desk.until("the panel", lambda: desk.find(".tab", "Sources: story.md"))
        time.sleep(4)
        desk.picture("sources.png")
        desk.run("View: Close All Editors in Group")
        desk.run("View: Close All Editors")
        desk.press(Keys.CONTROL, "p")
        desk.type("story.md")
        desk.go_to(*place(text, "Mykoliav"))
        desk.press(Keys.CONTROL, ".")
        desk.until("the menu", lambda: desk.find(".action-widget", "to house names"))
        time.sleep(1)
        desk.picture("fixes.png")
        desk.press(Keys.ESCAPE)
        desk.run("attrlint: Add to House Names")
        desk.press(Keys.ENTER)  # the name as proposed
        time.sleep(1)
        desk.press(Keys.ENTER)  # a place
        names = folder / "house-names.yaml"
        desk.until("the house names", lambda: names.is_file() and "Mykoliav" in names.read_text(encoding="utf-8"))
        assert (folder / "attrlint.toml").read_text(encoding="utf-8") == 'names = ["house-names.yaml"]\n'
        desk.until("one finding less", lambda: [o for o in desk.find(".statusbar-item") if o.text.strip() == "27"])
        desk.go_to(*place(text, "have been reported"))
        desk.run("attrlint: Ignore the Finding Here")
        assert "attrlint: ignore[ATT002]" in desk.saved("story.md")
        desk.run("attrlint: Apply All Safe Fixes")
        desk.until("the fixes", lambda: "\ndate 2026" not in desk.saved("story.md").partition("# ")[2])
        desk.run("attrlint: Open the Draft as an HTML Page")
        time.sleep(4)
    finally:
        desk.browser.quit()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
