"""The tables of the record: the log, what is folded from it, and what lies beside it.

Rows of these classes never leave the package.
"""

from datetime import date

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}


class Base(DeclarativeBase):
    """What every table of the record has in common: named constraints."""

    metadata = MetaData(naming_convention=NAMING)


class LogRow(Base):
    """One change with its stamp and, once the central record has it, its receipt."""

    __tablename__ = "change_log"
    __table_args__ = (
        UniqueConstraint("id"),
        UniqueConstraint("device_id", "device_seq"),
        CheckConstraint("gesture_no >= 0 AND gesture_no < gesture_of", name="part_of_gesture"),
        CheckConstraint("device_seq >= 1", name="device_seq_counts_from_1"),
        CheckConstraint("(value IS NULL) = (salt IS NULL)", name="value_goes_with_its_salt"),
        CheckConstraint("(epoch IS NULL) = (server_seq IS NULL)", name="receipt_is_whole"),
        Index("ix_change_log_family_id_local_no", "family_id", "local_no"),
        Index(
            "ix_change_log_unsent",
            "local_no",
            "family_id",
            sqlite_where=text("server_seq IS NULL"),
        ),
        Index(
            "ix_change_log_seal_keys",
            "local_no",
            sqlite_where=text("kind = 'seal' AND field = 'device_key'"),
        ),
    )

    local_no: Mapped[int] = mapped_column(primary_key=True)
    """The order in which changes came to this laptop."""
    id: Mapped[str]
    format: Mapped[int]
    schema: Mapped[int]
    authority_id: Mapped[str]
    family_id: Mapped[str]
    meeting_id: Mapped[str | None]
    kind: Mapped[str]
    entity_id: Mapped[str]
    field: Mapped[str]
    value: Mapped[str | None]
    """Canonical JSON; nothing once the value is erased."""
    supersedes: Mapped[str]
    """A JSON list of ids."""
    at: Mapped[str]
    author_id: Mapped[str]
    on_behalf_of: Mapped[str | None]
    device_id: Mapped[str]
    gesture_id: Mapped[str]
    gesture_no: Mapped[int]
    gesture_of: Mapped[int]
    undoes: Mapped[str | None]
    reason: Mapped[str | None]
    device_seq: Mapped[int]
    salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    value_hash: Mapped[bytes] = mapped_column(LargeBinary)
    prev_hash: Mapped[bytes] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    epoch: Mapped[str | None]
    server_seq: Mapped[int | None]


class HeadRow(Base):
    """One change that nobody superseded."""

    __tablename__ = "heads"
    __table_args__ = (
        PrimaryKeyConstraint("family_id", "entity_id", "field", "change_id"),
        {"sqlite_with_rowid": False},
    )

    family_id: Mapped[str]
    entity_id: Mapped[str]
    field: Mapped[str]
    change_id: Mapped[str] = mapped_column(ForeignKey("change_log.id"))
    kind: Mapped[str]
    """The kind of the entity."""


class FamilyRow(Base):
    """What Home shows of one family."""

    __tablename__ = "home_family"

    family_id: Mapped[str] = mapped_column(primary_key=True)
    is_there: Mapped[bool]
    """False when the child is removed, or not here yet."""
    preferred_name: Mapped[str]
    born_on: Mapped[date | None]
    needs: Mapped[str]
    """A JSON list of words."""
    next_on: Mapped[date | None]
    next_at: Mapped[str]
    next_place: Mapped[str]
    closed_because: Mapped[str]
    meeting_id: Mapped[str | None]
    meeting_on: Mapped[date | None]
    meeting_starts_at: Mapped[str]
    meeting_place: Mapped[str]
    meeting_state: Mapped[str]
    meeting_step: Mapped[str]
    conflicts: Mapped[int]
    corrections: Mapped[int]
    """How many late changes to sealed minutes wait for somebody to look."""


class ActionTableRow(Base):
    """One agreed action, as lists show it."""

    __tablename__ = "action_row"
    __table_args__ = (
        PrimaryKeyConstraint("family_id", "action_id"),
        {"sqlite_with_rowid": False},
    )

    family_id: Mapped[str]
    action_id: Mapped[str]
    meeting_id: Mapped[str | None]
    what: Mapped[str]
    so_that: Mapped[str]
    owner_id: Mapped[str | None]
    owner_name: Mapped[str]
    due_on: Mapped[date | None]
    agreed_on: Mapped[date | None]
    status: Mapped[str]
    is_open: Mapped[bool]
    kind: Mapped[str]
    is_torn: Mapped[bool]


class MinutesTableRow(Base):
    """One meeting, as the list of minutes shows it."""

    __tablename__ = "minutes_row"
    __table_args__ = (
        PrimaryKeyConstraint("family_id", "meeting_id"),
        {"sqlite_with_rowid": False},
    )

    family_id: Mapped[str]
    meeting_id: Mapped[str]
    type: Mapped[str]
    title: Mapped[str]
    on: Mapped[date | None]
    lead: Mapped[str]
    state: Mapped[str]
    version: Mapped[int]
    signed_count: Mapped[int]


class FoldingRow(Base):
    """The one row that says whether a fold is writing; triggers look at it."""

    __tablename__ = "folding"
    __table_args__ = (CheckConstraint("only = 1", name="only_one"),)

    only: Mapped[int] = mapped_column(primary_key=True)
    is_on: Mapped[bool]


class DeviceRow(Base):
    """This laptop: its id and its own keys."""

    __tablename__ = "device"
    __table_args__ = (CheckConstraint("only = 1", name="only_one"),)

    only: Mapped[int] = mapped_column(primary_key=True)
    device_id: Mapped[str]
    private_key: Mapped[bytes] = mapped_column(LargeBinary)
    """Ed25519, 32 bytes."""
    private_key_pem: Mapped[bytes | None] = mapped_column(LargeBinary)
    """RSA, for signatures inside a PDF."""
    certificate_pem: Mapped[bytes | None] = mapped_column(LargeBinary)
    made_at: Mapped[str]


class KnownKeyRow(Base):
    """A laptop's public key that the central record has vouched for."""

    __tablename__ = "known_key"

    public_key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    device_id: Mapped[str]
    seen_at: Mapped[str]


class CursorRow(Base):
    """How far this laptop has pulled a family."""

    __tablename__ = "cursor"

    family_id: Mapped[str] = mapped_column(primary_key=True)
    epoch: Mapped[str]
    last_seq: Mapped[int]
    last_hash: Mapped[str]


class RefusedRow(Base):
    """A change that the central record would not take: kept, not sent again, shown to a person."""

    __tablename__ = "refused_change"

    change_id: Mapped[str] = mapped_column(ForeignKey("change_log.id"), primary_key=True)
    reason: Mapped[str]
    refused_at: Mapped[str]


class BlobRow(Base):
    """A drawing, photo, recording or finished document, under the SHA-256 of its bytes."""

    __tablename__ = "blob"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    is_sent: Mapped[bool]
    bytes: Mapped[bytes] = mapped_column(LargeBinary)


class DraftRow(Base):
    """Text under the cursor."""

    __tablename__ = "draft"

    key: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    at: Mapped[str]


class AccessRow(Base):
    """Who read, exported, printed or unlocked what; never changed, never deleted."""

    __tablename__ = "access_log"

    no: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    who: Mapped[str]
    what: Mapped[str]
    family_id: Mapped[str | None]
    ids: Mapped[str]
    """A JSON list of ids."""


class StateRow(Base):
    """What only this laptop has to remember, such as the family screen's state."""

    __tablename__ = "local_state"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    """JSON."""


def table_of(rows: type[Base]) -> Table:
    """Return the table of a class of rows."""
    table = rows.__table__
    assert isinstance(table, Table)  # noqa: S101 - a declared class always has one
    return table


LOG = table_of(LogRow)


def written_out(rows: type[Base]) -> str:
    """Return the statement that inserts whole rows, in the driver's own words."""
    names = [one.name for one in table_of(rows).columns if one.name != "local_no"]
    columns = ", ".join(f'"{name}"' for name in names)
    places = ", ".join(f":{name}" for name in names)
    return f"INSERT INTO {rows.__tablename__} ({columns}) VALUES ({places})"  # noqa: S608 - our own names
