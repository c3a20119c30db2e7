"""The tables of the central record: one log, dense per family, and what guards it."""

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 1

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

META = Table(
    "meta",
    METADATA,
    Column("key", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

FAMILY = Table(
    "family_head",
    METADATA,
    Column("family_id", String(64), primary_key=True),
    Column("authority_id", String(64), nullable=False),
    Column("last_seq", BigInteger, nullable=False),
    Column("last_hash", String(64), nullable=False),
)

CHANGE = Table(
    "change",
    METADATA,
    Column("family_id", String(64), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("id", String(64), nullable=False),
    Column("device_id", String(64), nullable=False),
    Column("device_seq", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("family_hash", String(64), nullable=False),
    Column("gesture_left", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("received_at", String(40), nullable=False),
    UniqueConstraint("id"),
    UniqueConstraint("device_id", "device_seq"),
)
"""`body` is the stamped change as JSON; `gesture_left` counts what follows of its gesture."""

DEVICE = Table(
    "device",
    METADATA,
    Column("device_id", String(64), primary_key=True),
    Column("public_key", String(64), nullable=False),
    Column("last_seq", BigInteger, nullable=False),
    Column("last_hash", String(64), nullable=False),
    Column("signature", String(128), nullable=False),
)
"""`signature` is the laptop's own, over the last link, and so over every change before it."""

BLOB = Table(
    "blob",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

QUARANTINE = Table(
    "quarantine",
    METADATA,
    Column("no", Integer, primary_key=True, autoincrement=True),
    Column("device_id", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("reason", String(40), nullable=False),
    Column("body", Text, nullable=False),
    Column("received_at", String(40), nullable=False),
    UniqueConstraint("device_id", "hash"),
)
"""What was not taken is kept too, for a person to look at; `device_id` is who sent it."""
