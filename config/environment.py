"""What the environment may say, read once; a bad value stops the start with a sentence."""

import os
import re
import secrets
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

DATABASE_SCHEMES = {"sqlite", "postgres", "postgresql"}
HOST = re.compile(r"[0-9A-Za-z.:-]+")


def boolean(name: str, *, default: bool) -> bool:
    """Read true/false, yes/no, on/off or 1/0. Raises ImproperlyConfigured for anything else."""
    text = os.environ.get(name, "").strip().lower()
    if not text:
        return default
    if text in {"1", "true", "yes", "on"}:
        return True
    if text in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {text!r}.")


def words(name: str, *, default: list[str]) -> list[str]:
    """Read a comma-separated list."""
    text = os.environ.get(name, "")
    return [word.strip() for word in text.split(",") if word.strip()] or default


def absolute_url(name: str, *, default: str) -> str:
    """Read the http(s) address of a host, without a path. Raises ImproperlyConfigured for anything else."""
    text = os.environ.get(name, "").strip().rstrip("/") or default
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"http", "https"} and HOST.fullmatch(parts.hostname or "") and parts.port != 0
    except ValueError:
        usable = False
    if not usable or text != f"{parts.scheme}://{parts.netloc}":
        raise ImproperlyConfigured(f"{name} must be an address such as https://courses.example.vn, not {text!r}.")
    return text


def database(data_dir: Path) -> dict[str, object]:
    """Read DATABASE_URL; an SQLite file under data_dir without it. Raises ImproperlyConfigured."""
    url = os.environ.get("DATABASE_URL", "").strip() or f"sqlite:///{data_dir / 'caunoi.sqlite3'}"
    scheme = url.split(":", 1)[0]
    if scheme not in DATABASE_SCHEMES:
        raise ImproperlyConfigured(
            "DATABASE_URL must begin with sqlite:/// or postgres://, "
            f"for example postgres://user:password@host:5432/caunoi; it begins with {scheme!r}."
        )
    try:
        config: dict[str, object] = dict(environ.Env.db_url_config(url))
    except ValueError:
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read: write the port as a number and special characters of the password as %40."
        ) from None
    if config.get("NAME") in {None, "", ":memory:"}:
        raise ImproperlyConfigured("DATABASE_URL names no database.")
    if config["ENGINE"] == "django.db.backends.sqlite3":
        # Readers never wait for a writer and writers queue: docs/adr/0003.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        }
    else:
        config["CONN_HEALTH_CHECKS"] = True
        config["CONN_MAX_AGE"] = 60
    return config


def secret_key(data_dir: Path) -> str:
    """Read SECRET_KEY, or make one at the first start and keep it in data_dir, readable by the owner alone."""
    key = os.environ.get("SECRET_KEY", "")
    if key:
        if len(key) < 32:
            raise ImproperlyConfigured("SECRET_KEY must have at least 32 characters.")
        return key
    file = data_dir / "secret_key"
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        kept = file.read_text(encoding="ascii").strip()
        if len(kept) < 32:
            raise ImproperlyConfigured(f"{file} holds no usable key; delete it to have a new one made.") from None
        return kept
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        key = secrets.token_urlsafe(50)
        stream.write(key)
    return key


def data_directory(base_dir: Path) -> Path:
    """Read DATA_DIR and make it, for its owner alone. Raises ImproperlyConfigured when it cannot be written."""
    path = Path(os.environ.get("DATA_DIR", "").strip() or base_dir / "var").expanduser()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"DATA_DIR {path} cannot be made: {error.strerror}.") from None
    if not os.access(path, os.W_OK):
        raise ImproperlyConfigured(f"DATA_DIR {path} cannot be written.")
    return path
