"""Files are never changed, and go only once nothing in the log names them."""

from alembic import op

revision = "0003"
down_revision = "0002"

_TRIGGERS = ("blob_no_update", "blob_no_replace", "blob_no_delete")


def upgrade() -> None:
    """Make the triggers."""
    kept = "BEGIN SELECT RAISE(ABORT, 'blob is kept as it is'); END"
    taken = 'EXISTS (SELECT 1 FROM blob WHERE "sha256" = NEW."sha256" OR rowid = NEW.rowid)'
    named = (
        "EXISTS (SELECT 1 FROM change_log WHERE field = 'sha256'"
        " AND value = '\"' || OLD.\"sha256\" || '\"')"
    )
    op.execute(
        f'CREATE TRIGGER blob_no_update BEFORE UPDATE OF "sha256", "size", "bytes" ON blob {kept}'
    )
    op.execute(f"CREATE TRIGGER blob_no_replace BEFORE INSERT ON blob WHEN {taken} {kept}")
    op.execute(f"CREATE TRIGGER blob_no_delete BEFORE DELETE ON blob WHEN {named} {kept}")


def downgrade() -> None:
    """Take the triggers away again."""
    for name in _TRIGGERS:
        op.execute(f"DROP TRIGGER {name}")
