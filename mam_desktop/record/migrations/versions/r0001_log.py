"""The log, and what lies beside it: device, cursors, refused changes, blobs, drafts, access."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_CONTENT = (
    "local_no",
    "id",
    "format",
    "schema",
    "authority_id",
    "family_id",
    "meeting_id",
    "kind",
    "entity_id",
    "field",
    "value",
    "supersedes",
    "at",
    "author_id",
    "on_behalf_of",
    "device_id",
    "gesture_id",
    "gesture_no",
    "gesture_of",
    "undoes",
    "reason",
    "device_seq",
    "salt",
    "value_hash",
    "prev_hash",
    "hash",
)
_TABLES = (
    "local_state",
    "access_log",
    "draft",
    "blob",
    "refused_change",
    "cursor",
    "known_key",
    "device",
    "change_log",
)


def upgrade() -> None:
    """Make the tables."""
    _make_log()
    _make_device()
    _make_syncing()
    _make_beside()
    for sql in _triggers():
        op.execute(sql)


def downgrade() -> None:
    """Take the tables away again."""
    for name in _TABLES:
        op.drop_table(name)


def _make_log() -> None:
    op.create_table(
        "change_log",
        sa.Column("local_no", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("authority_id", sa.String(), nullable=False),
        sa.Column("family_id", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("entity_id", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("supersedes", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("author_id", sa.String(), nullable=False),
        sa.Column("on_behalf_of", sa.String(), nullable=True),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("gesture_id", sa.String(), nullable=False),
        sa.Column("gesture_no", sa.Integer(), nullable=False),
        sa.Column("gesture_of", sa.Integer(), nullable=False),
        sa.Column("undoes", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("device_seq", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("value_hash", sa.LargeBinary(), nullable=False),
        sa.Column("prev_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("epoch", sa.String(), nullable=True),
        sa.Column("server_seq", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("local_no", name="pk_change_log"),
        sa.UniqueConstraint("id", name="uq_change_log_id"),
        sa.UniqueConstraint("device_id", "device_seq", name="uq_change_log_device_id_device_seq"),
        sa.CheckConstraint(
            "gesture_no >= 0 AND gesture_no < gesture_of",
            name=op.f("ck_change_log_part_of_gesture"),
        ),
        sa.CheckConstraint("device_seq >= 1", name=op.f("ck_change_log_device_seq_counts_from_1")),
        sa.CheckConstraint(
            "(value IS NULL) = (salt IS NULL)",
            name=op.f("ck_change_log_value_goes_with_its_salt"),
        ),
        sa.CheckConstraint(
            "(epoch IS NULL) = (server_seq IS NULL)", name=op.f("ck_change_log_receipt_is_whole")
        ),
    )
    op.create_index("ix_change_log_family_id_local_no", "change_log", ["family_id", "local_no"])
    op.create_index(
        "ix_change_log_unsent",
        "change_log",
        ["local_no", "family_id"],
        sqlite_where=sa.text("server_seq IS NULL"),
    )
    op.create_index(
        "ix_change_log_seal_keys",
        "change_log",
        ["local_no"],
        sqlite_where=sa.text("kind = 'seal' AND field = 'device_key'"),
    )


def _make_device() -> None:
    op.create_table(
        "device",
        sa.Column("only", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("private_key", sa.LargeBinary(), nullable=False),
        sa.Column("private_key_pem", sa.LargeBinary(), nullable=True),
        sa.Column("certificate_pem", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("only", name="pk_device"),
        sa.CheckConstraint("only = 1", name=op.f("ck_device_only_one")),
    )
    op.create_table(
        "known_key",
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("seen_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("public_key", name="pk_known_key"),
    )


def _make_syncing() -> None:
    op.create_table(
        "cursor",
        sa.Column("family_id", sa.String(), nullable=False),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("last_hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("family_id", name="pk_cursor"),
    )
    op.create_table(
        "refused_change",
        sa.Column("change_id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("refused_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("change_id", name="pk_refused_change"),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change_log.id"], name="fk_refused_change_change_id"
        ),
    )


def _make_beside() -> None:
    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("is_sent", sa.Boolean(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_blob"),
    )
    op.create_table(
        "draft",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_draft"),
    )
    op.create_table(
        "access_log",
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("family_id", sa.String(), nullable=True),
        sa.Column("ids", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("no", name="pk_access_log"),
    )
    op.create_table(
        "local_state",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_local_state"),
    )


def _triggers() -> tuple[str, ...]:
    content = ", ".join(f'"{name}"' for name in _CONTENT)
    taken = (
        "EXISTS (SELECT 1 FROM change_log WHERE id = NEW.id OR local_no = NEW.local_no"
        " OR (device_id = NEW.device_id AND device_seq = NEW.device_seq))"
    )
    taken_no = 'EXISTS (SELECT 1 FROM access_log WHERE "no" = NEW."no")'
    log = "BEGIN SELECT RAISE(ABORT, 'change_log is append-only'); END"
    access = "BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END"
    return (
        f"CREATE TRIGGER change_log_no_update BEFORE UPDATE OF {content} ON change_log {log}",
        f"CREATE TRIGGER change_log_no_replace BEFORE INSERT ON change_log WHEN {taken} {log}",
        f"CREATE TRIGGER change_log_no_delete BEFORE DELETE ON change_log {log}",
        f"CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log {access}",
        f"CREATE TRIGGER access_log_no_replace BEFORE INSERT ON access_log WHEN {taken_no}"
        f" {access}",
        f"CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log {access}",
    )
