"""What the tests with a real browser share: the page of the made-up school, and a browser to look at it."""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import threading

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHOOL = ROOT / "samples" / "willibrord-miland"
SHOTS = ROOT / "samples" / "screenshots"


class Server:
    """`drukproef serve` on a free port."""

    def __init__(self, *arguments, folder=SCHOOL, environment=None):
        program = os.environ.get("DRUKPROEF") or shutil.which("drukproef")
        assert program, "build first, and name the program in DRUKPROEF"
        self.process = subprocess.Popen(
            [program, "serve", "--port", "0", "--no-open", *arguments], cwd=folder, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={"PATH": os.environ["PATH"], **(environment or {})})
        first = self.process.stdout.readline()
        found = re.search(r"http://\S+:(\d+)/", first)
        assert found, f"no address: {first!r} {self.process.stderr.read() if not first else ''}"
        self.url = found[0]
        self.port = int(found[1])
        self.errors = []
        self.reader = threading.Thread(target=lambda: self.errors.extend(self.process.stderr), daemon=True)
        self.reader.start()

    def signal(self, number):
        self.process.send_signal(number)

    def stop(self):
        self.signal(signal.SIGTERM)
        status = self.process.wait(20)
        self.reader.join(5)
        return status


@pytest.fixture(scope="session")
def server():
    server = Server()
    yield server
    assert server.stop() == 0
    # Nothing of any post was told to the log.
    assert not "".join(server.errors).strip()


@pytest.fixture(scope="session")
def chromium():
    driver = shutil.which("chromedriver")
    if not driver or not shutil.which("chromium"):
        pytest.skip("Chromium or its driver is missing: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--lang=nl", "--disable-dev-shm-usage"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service(driver))
    yield browser
    browser.quit()


@pytest.fixture
def browser(chromium, server):
    """The page, freshly opened on a desktop, with nothing remembered. No script error and no refused file may come of a test."""
    screen(chromium)
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    chromium.get(server.url)
    chromium.execute_script("localStorage.clear()")
    chromium.get(server.url)
    chromium.get_log("browser")
    yield chromium
    complaints = [entry for entry in chromium.get_log("browser") if entry["level"] == "SEVERE"]
    assert not complaints


def screen(browser, width=1280, height=900, dark=False, mobile=False, scale=1):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": mobile})
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})
