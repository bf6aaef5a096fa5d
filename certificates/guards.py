"""What the database itself keeps for the register (docs/adr/0006): entries, events and files are insert-only."""

from typing import Final

from database.guards import declare, insert_only

# Each table with its unique keys.
TABLES: Final = {
    "certificates_entry": (
        "old.id = NEW.id",
        "old.code = NEW.code",
        "old.register_number = NEW.register_number",
        "old.year = NEW.year AND old.number = NEW.number",
    ),
    "certificates_event": (
        "old.id = NEW.id",
        "old.entry_id = NEW.entry_id AND old.kind = 'issued' AND NEW.kind = 'issued'",
    ),
    "certificates_storedfile": (
        "old.id = NEW.id",
        "old.path = NEW.path",
        "old.entry_id = NEW.entry_id AND old.kind = NEW.kind",
    ),
}
GUARDS: Final = [
    guard for table, keys in TABLES.items() for guard in insert_only(app="certificates", table=table, keys=keys)
]

declare(GUARDS)
