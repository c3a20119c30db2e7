"""What is folded from the log: heads, Home, actions, minutes; filled by a rebuild afterwards."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_FOLDED = ("heads", "home_family", "action_row", "minutes_row")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "folding",
        sa.Column("only", sa.Integer(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("only", name="pk_folding"),
        sa.CheckConstraint("only = 1", name=op.f("ck_folding_only_one")),
    )
    op.execute("INSERT INTO folding (only, is_on) VALUES (1, 0)")
    _make_heads()
    _make_home()
    _make_actions()
    _make_minutes()
    for sql in _triggers():
        op.execute(sql)


def downgrade() -> None:
    """Take the tables away again; the log still has everything."""
    for name in (*_FOLDED, "folding"):
        op.drop_table(name)
    op.execute("DELETE FROM local_state WHERE key = 'folded_by'")


def _make_heads() -> None:
    op.create_table(
        "heads",
        sa.Column("family_id", sa.String(), nullable=False),
        sa.Column("entity_id", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("change_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("family_id", "entity_id", "field", "change_id", name="pk_heads"),
        sa.ForeignKeyConstraint(["change_id"], ["change_log.id"], name="fk_heads_change_id"),
        sqlite_with_rowid=False,
    )


def _make_home() -> None:
    op.create_table(
        "home_family",
        sa.Column("family_id", sa.String(), nullable=False),
        sa.Column("is_there", sa.Boolean(), nullable=False),
        sa.Column("preferred_name", sa.String(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("needs", sa.String(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("next_at", sa.String(), nullable=False),
        sa.Column("next_place", sa.String(), nullable=False),
        sa.Column("closed_because", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=True),
        sa.Column("meeting_on", sa.Date(), nullable=True),
        sa.Column("meeting_starts_at", sa.String(), nullable=False),
        sa.Column("meeting_place", sa.String(), nullable=False),
        sa.Column("meeting_state", sa.String(), nullable=False),
        sa.Column("meeting_step", sa.String(), nullable=False),
        sa.Column("conflicts", sa.Integer(), nullable=False),
        sa.Column("corrections", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("family_id", name="pk_home_family"),
    )


def _make_actions() -> None:
    op.create_table(
        "action_row",
        sa.Column("family_id", sa.String(), nullable=False),
        sa.Column("action_id", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("so_that", sa.String(), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=True),
        sa.Column("owner_name", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("is_torn", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("family_id", "action_id", name="pk_action_row"),
        sqlite_with_rowid=False,
    )


def _make_minutes() -> None:
    op.create_table(
        "minutes_row",
        sa.Column("family_id", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("lead", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("signed_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("family_id", "meeting_id", name="pk_minutes_row"),
        sqlite_with_rowid=False,
    )


def _triggers() -> tuple[str, ...]:
    unless_folding = "WHEN NOT (SELECT is_on FROM folding) BEGIN SELECT RAISE(ABORT,"
    return tuple(
        f"CREATE TRIGGER {table}_{verb}_only_by_folding BEFORE {verb.upper()} ON {table}"
        f" {unless_folding} '{table} is written only by folding'); END"
        for table in _FOLDED
        for verb in ("insert", "update", "delete")
    )
