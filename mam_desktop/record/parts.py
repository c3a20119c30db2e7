"""The parts of the record that write; brought in together, because each needs SQLAlchemy."""

from mam_desktop.changes.change import Clock
from mam_desktop.record.database import Database
from mam_desktop.record.device import Device
from mam_desktop.record.journal import Journal
from mam_desktop.record.outbox import Outbox
from mam_desktop.record.shelf import Shelf


class Parts:
    """Journal, outbox, shelf and device of one record."""

    def __init__(self, database: Database, device_id: str, clock: Clock) -> None:
        database.warm_up()
        self.journal = Journal(database, device_id, clock)
        self.outbox = Outbox(database, clock)
        self.shelf = Shelf(database, clock)
        self.device = Device(database, clock)
