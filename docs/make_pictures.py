"""Make the pictures of the README and of docs/ from the demo: `.venv/bin/python docs/make_pictures.py`.

It serves the demo from a folder of its own, opens the pages in Debian's Chromium and prints the papers with
manage.py. Pictures hold invented people only.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
BROWSER_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
DESK, PHONE = 1440, 390


@dataclass(frozen=True)
class Shot:
    """A page as somebody sees it. height: of the window; a full page when 0."""

    name: str
    user: str
    path: str
    width: int = DESK
    height: int = 900


SHOTS = (
    Shot("sign-in", "", "/accounts/login/"),
    Shot("today", "officer", "/"),
    Shot("courses", "officer", "/courses/"),
    Shot("course", "officer", "/courses/LAO-2024/", height=1000),
    Shot("modules", "officer", "/courses/LAO-2024/modules/"),
    Shot("week", "officer", "/courses/LAO-2024/schedule/", height=1180),
    Shot("people", "officer", "/courses/LAO-2024/people/", height=1000),
    Shot("attendance", "officer", "/courses/LAO-2024/attendance/", height=1100),
    Shot("certificates", "officer", "/courses/LAO-2024/certificates/", height=1000),
    Shot("documents", "officer", "/courses/LAO-2024/documents/"),
    Shot("register", "approver", "/register/"),
    Shot("my-today", "trainee", "/my/", PHONE, 844),
    Shot("my-week", "trainee", "/my/week/", PHONE, 844),
    Shot("my-certificates", "trainee", "/my/certificates/", PHONE, 844),
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as address:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=[*BROWSER_ARGUMENTS])
            for shot in SHOTS:
                take(browser, address, shot)
            browser.close()
        paper(Path(folder), "certificate", "certificates", "LAO-2024", resolution=100)
        paper(Path(folder), "programme", "programme", "LAO-2024", "--lang", "vi+lo", resolution=90)
    beside("readme", "week", "my-today")


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the demo from a folder; give its address."""
    environment = environ(folder)
    manage(folder, "migrate", "-v", "0")
    manage(folder, "demo", "-v", "0")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--threads", "2", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/healthz")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def environ(folder: Path) -> dict[str, str]:
    return os.environ | {"DATA_DIR": str(folder), "DATABASE_URL": "", "SITE_URL": "https://courses.example.vn"}


def manage(folder: Path, *arguments: str) -> None:
    subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environ(folder), check=True, stdout=subprocess.DEVNULL
    )


def wait_for(address: str) -> None:
    for _attempt in range(100):
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(address)


def take(browser: Browser, address: str, shot: Shot) -> None:
    """Sign in and photograph a page, at twice the resolution on a phone."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        locale="vi-VN",
        device_scale_factor=2 if shot.width == PHONE else 1,
    )
    page = context.new_page()
    if shot.user:
        page.goto(f"{address}/accounts/login/")
        page.fill("[name=login]", shot.user)
        page.fill("[name=password]", f"demo-only-{shot.user}")
        page.locator("main button[type=submit]").click()
        page.wait_for_load_state()
    page.goto(address + shot.path)
    page.evaluate("document.fonts.ready")
    file = PICTURES / f"{shot.name}.png"
    page.screenshot(path=file)
    context.close()
    slim(file)


def paper(folder: Path, name: str, kind: str, *arguments: str, resolution: int) -> None:
    """Print a paper and photograph its first page."""
    pdf = folder / f"{name}.pdf"
    manage(folder, "print", kind, *arguments, "-o", str(pdf))
    file = PICTURES / name
    command = ["pdftoppm", "-png", "-r", str(resolution), "-singlefile", str(pdf), str(file)]
    subprocess.run(command, check=True)  # noqa: S603
    slim(file.with_suffix(".png"))


def beside(name: str, left: str, right: str) -> None:
    """Put two pictures side by side, equally high, on the paper's colour."""
    pictures = [Image.open(PICTURES / f"{part}.png").convert("RGB") for part in (left, right)]
    height = pictures[0].height
    pictures = [picture.resize((picture.width * height // picture.height, height)) for picture in pictures]
    gap = 24
    sheet = Image.new("RGB", (sum(picture.width for picture in pictures) + gap, height), "#e4dfd5")
    sheet.paste(pictures[0], (0, 0))
    sheet.paste(pictures[1], (pictures[0].width + gap, 0))
    file = PICTURES / f"{name}.png"
    sheet.save(file)
    slim(file)


def slim(file: Path) -> None:
    """Keep a picture small: 128 colours are enough for pages and papers."""
    Image.open(file).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    main()
