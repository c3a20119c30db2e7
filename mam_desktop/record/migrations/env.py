"""What Alembic runs: always on a connection that is handed in, in one transaction."""

from alembic import context

from mam_desktop.record.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
