"""What the database itself keeps for the register (docs/adr/0006): entries, events and files are insert-only."""

from typing import Final

from database.guards import declare, insert_only

TABLES: Final = ("certificates_entry", "certificates_event", "certificates_storedfile")
GUARDS: Final = [guard for table in TABLES for guard in insert_only(app="certificates", table=table)]

declare(GUARDS)
