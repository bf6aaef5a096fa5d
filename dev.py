#!/usr/bin/env python3
"""Set everything up and serve it, test it, or run a command in its environment (docs/adr/0005).

python3 dev.py [ADDRESS:PORT]      set up and serve with demo data, on 127.0.0.1:8000 unless told
python3 dev.py test [ARGUMENTS]    set up and run every check and test; with arguments, pytest alone
python3 dev.py manage ARGUMENTS    manage.py inside the environment
python3 dev.py bench ARGUMENTS     the benchmarks inside the environment

The standard library alone: this runs before anything is installed.
"""

import ctypes
import ctypes.util
import hashlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
DATA = Path(os.environ.get("DATA_DIR") or ROOT / "var").expanduser()
USERS = "admin, officer, approver, lecturer, trainee, liaison"

# Static files of packages that no page asks for; compressing them takes longer than all others.
UNUSED = [
    "*.rtl.*",
    "*.esm.*",
    "bootstrap-[gu]*",
    "*Italic.ttf",
    "*Light.ttf",
    "*Black.ttf",
    "*Thin.ttf",
    "*ExtraBold.ttf",
]

# Debian package → is what it brings here?
NEEDED: dict[str, Callable[[], object]] = {
    "python3-venv": lambda: importlib.util.find_spec("ensurepip"),
    "libpango-1.0-0": lambda: ctypes.util.find_library("pango-1.0"),
    "libpangoft2-1.0-0": lambda: ctypes.util.find_library("pangoft2-1.0"),
    "libharfbuzz-subset0": lambda: ctypes.util.find_library("harfbuzz-subset"),
}
BETTER: dict[str, Callable[[], object]] = {  # without it decree papers are set in another serif
    "fonts-croscore": lambda: any(Path("/usr/share/fonts").rglob("Tinos-Regular.ttf")),
}
FOR_TESTS: dict[str, Callable[[], object]] = {
    "chromium": lambda: shutil.which("chromium"),
    "libatomic1": lambda: ctypes.util.find_library("atomic"),
    "gettext": lambda: shutil.which("xgettext"),
    "poppler-utils": lambda: shutil.which("pdftotext"),
    "qpdf": lambda: shutil.which("qpdf"),
}


def say(text: str) -> None:
    print(text, flush=True)


def stop(text: str) -> NoReturn:
    """End with a sentence that says what to do."""
    sys.exit(f"dev.py: {text}")


def run(*command: object) -> None:
    """Run a command; end as it ended if it fails, for it has said why."""
    status = call(*command)
    if status:
        sys.exit(status if status > 0 else 1)


def call(*command: object) -> int:
    return subprocess.run([str(part) for part in command], cwd=ROOT).returncode


def ensure_packages(needed: dict[str, Callable[[], object]], *, optional: bool = False) -> None:
    """Have system packages installed, by apt where this user may; else print the line to type."""
    missing = [name for name, is_here in needed.items() if not is_here()]
    sudo = [] if os.geteuid() == 0 else ["sudo"] if sys.stdin.isatty() else ["sudo", "-n"]
    if missing and shutil.which("apt-get") and (not sudo or shutil.which("sudo")):
        say(f"Installing system packages: {' '.join(missing)}")
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        call(*sudo, "apt-get", "update", "-qq")
        call(*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing)
        importlib.invalidate_caches()
        missing = [name for name in missing if not needed[name]()]
    line = f"  apt-get update && apt-get install -y --no-install-recommends {' '.join(missing)}"
    if missing and optional:
        say(f"Papers will be plainer until somebody types, as root:\n{line}")
    elif missing:
        stop(f"system packages are missing. As root, type:\n{line}")


def is_installed(lock: str) -> bool:
    """Tell whether .venv holds what the lock names; the lock of developers names everything."""
    locks = [ROOT / "locks" / name for name in {lock, "dev.txt"}]
    return any(stamp(file).exists() and stamp(file).read_text() == digest(file) for file in locks)


def ensure_environment(lock: str) -> None:
    """Make .venv and install exactly what the lock names."""
    say(f"Installing locks/{lock} into .venv (some minutes the first time)")
    if not (VENV / "bin" / "pip").exists():
        run(sys.executable, "-m", "venv", "--clear", VENV)
    file = ROOT / "locks" / lock
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    run(*pip, "--require-hashes", "--only-binary", ":all:", "-r", file)
    stamp(file).write_text(digest(file))


def stamp(lock: Path) -> Path:
    return VENV / f"installed-{lock.name}"


def digest(lock: Path) -> str:
    """Return what an installation depends on: the lock, and the Python it was made with."""
    return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()


def compile_catalogues() -> None:
    """Compile each translation that is newer than its compiled form."""
    for source in ROOT.glob("locale/*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            babel = [PYTHON, "-m", "babel.messages.frontend", "--quiet", "compile"]
            run(*babel, "-i", source, "-o", compiled, "-l", source.parts[-3])


def collect_static() -> None:
    """Gather the static files under hashed names, compressed, unless they are the same as last time."""
    found = (*ROOT.glob("static/**/*"), *ROOT.glob("*/static/**/*"))
    files = sorted(path for path in found if path.is_file() and DATA not in path.parents)
    facts = [f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    facts += [file.read_text() for file in sorted(VENV.glob("installed-*"))]
    now, file = hashlib.sha256("\n".join(facts).encode()).hexdigest(), DATA / "static.stamp"
    if not (file.exists() and file.read_text() == now):
        ignore = [word for pattern in UNUSED for word in ("--ignore", pattern)]
        run(PYTHON, "manage.py", "collectstatic", "--no-input", "--clear", "-v", "0", *ignore)
        file.write_text(now)


def set_up(lock: str, *, for_tests: bool = False) -> None:
    """Bring packages, environment and catalogues up to date; quick when they are."""
    ensure_packages(NEEDED | FOR_TESTS if for_tests else NEEDED)
    if not is_installed(lock):
        ensure_packages(BETTER, optional=True)
        ensure_environment(lock)
    compile_catalogues()


def run_lock() -> str:
    return "postgres.txt" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "run.txt"


def serve(place: str) -> None:
    """Serve until Ctrl-C: migrated, with demo data, a web server and a worker."""
    address, port = free_place(place)
    everywhere = address in {"0.0.0.0", "[::]"}  # noqa: S104 - somebody asked for it
    host = socket.gethostname() if everywhere else address
    site = f"http://{host}:{port}"
    os.environ.setdefault("SITE_URL", site)
    os.environ.setdefault("ALLOWED_HOSTS", "*" if everywhere else f"localhost,127.0.0.1,[::1],{host}")
    os.environ.setdefault("HASHED_STATIC", "true")
    set_up(run_lock())
    run(PYTHON, "manage.py", "migrate", "-v", "0", "--skip-checks")
    collect_static()
    run(PYTHON, "manage.py", "demo", "-v", "0")
    # Gunicorn's control socket would be put into HOME, which may not be ours.
    gunicorn = ["--bind", f"{address}:{port}", "--threads", "8", "--graceful-timeout", "5", "--no-control-socket"]
    commands = {
        "server": ["-m", "gunicorn", "config.wsgi", *gunicorn],
        "worker": ["manage.py", "db_worker", "--no-startup-delay", "--no-reload"],
    }
    keep_alive(commands, door=f"http://{'127.0.0.1' if everywhere else address}:{port}", site=site)


def free_place(place: str) -> tuple[str, int]:
    """Return address and port of ADDRESS:PORT, or of PORT alone, once it is known that nobody serves there."""
    address, _, port = place.rpartition(":")
    if not port.isdigit() or not 0 < int(port) < 65536:
        stop(f"{place!r} is neither a command nor ADDRESS:PORT, such as 127.0.0.1:8000.\n\n{__doc__}")
    address = address or "127.0.0.1"
    with socket.socket(socket.AF_INET6 if address.startswith("[") else socket.AF_INET) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((address.strip("[]"), int(port)))
        except OSError as error:
            other = f"{address}:{int(port) % 65535 + 1}"
            stop(f"cannot serve on {place}: {error.strerror}. Try another place, such as {other}.")
    return address, int(port)


def keep_alive(commands: dict[str, list[str]], *, door: str, site: str) -> None:
    """Run the processes until one of them ends or somebody ends this one; then end them all."""
    logs = DATA / "log"
    logs.mkdir(parents=True, exist_ok=True)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in commands.items():
            with (logs / f"{name}.log").open("ab") as log:
                # A session of its own: Ctrl-C reaches this process alone, which then ends them in order.
                running[name] = subprocess.Popen(
                    [str(PYTHON), *command],
                    cwd=ROOT,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                    preexec_fn=end_with_parent,
                )
        wait_until_healthy(f"{door}/healthz", running)
        say(f"Cầu Nối is served at {site}/ (Ctrl-C stops it; logs in {logs})")
        say(f"Demo users: {USERS}")
        say("Passwords: demo-only-<name>, such as demo-only-officer")
        while not ended(running):
            time.sleep(0.3)
        stop(f"{ended(running)} ended by itself; read {logs / ended(running)}.log.")
    except KeyboardInterrupt:
        say("Stopping")
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        end(running)


def end_with_parent() -> None:
    """Ask Linux to end this child when dev.py is killed and cannot do so itself."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl:
        prctl(1, signal.SIGTERM)


def ended(running: dict[str, subprocess.Popen[bytes]]) -> str:
    """Return the name of a process that has ended, or nothing."""
    return next((name for name, process in running.items() if process.poll() is not None), "")


def end(running: dict[str, subprocess.Popen[bytes]]) -> None:
    for process in running.values():
        process.terminate()
    for process in running.values():
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()


def wait_until_healthy(url: str, running: dict[str, subprocess.Popen[bytes]], seconds: int = 60) -> None:
    """Wait until the first page can be served, or a process ends."""
    nearest = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + seconds
    while not ended(running):
        try:
            nearest.open(url, timeout=5).close()
        except urllib.error.HTTPError as error:
            stop(f"{url} answers {error.code}; read {DATA / 'log'}.")
        except OSError:
            if time.monotonic() > until:
                stop(f"{url} did not answer within {seconds} seconds; read {DATA / 'log'}.")
            time.sleep(0.1)
        else:
            return


def test(arguments: list[str]) -> int:
    """Run every check and then every test, all of them even when one fails; with arguments, pytest alone."""
    set_up("dev.txt", for_tests=True)
    checks = {
        "code": ["ruff", "check", "--quiet"],
        "layout": ["ruff", "format", "--check", "--quiet"],
        "types": ["mypy", "."],
        "templates": ["djlint", "--lint", "--quiet", "templates"],
        "tests": ["pytest", "-q", "-n", "2"],
    }
    if arguments:
        checks = {"tests": ["pytest", *arguments]}
    failed = []
    with tempfile.TemporaryDirectory(prefix="caunoi-test-") as folder:
        os.environ["DATA_DIR"] = folder
        for name, command in checks.items():
            say(f"{name}: {' '.join(command)}")
            if call(PYTHON, "-m", *command):
                failed.append(name)
    say(f"Failed: {', '.join(failed)}." if failed else "All passed.")
    return 1 if failed else 0


def main(arguments: list[str]) -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - somebody may start it with an older one
        stop(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.")
    command, *rest = arguments or ["127.0.0.1:8000"]
    if command in {"-h", "--help", "help"}:
        say(str(__doc__).strip())
    elif command == "test":
        sys.exit(test(rest))
    elif command == "manage":
        set_up(run_lock())
        os.execv(PYTHON, [str(PYTHON), str(ROOT / "manage.py"), *rest])
    elif command == "bench":
        set_up(run_lock())
        os.environ["PYTHONPATH"] = str(ROOT)
        os.execv(PYTHON, [str(PYTHON), "-m", "bench", *rest])
    elif rest:
        stop(f"what shall {' '.join(arguments)!r} mean?\n\n{__doc__}")
    else:
        serve(command)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
