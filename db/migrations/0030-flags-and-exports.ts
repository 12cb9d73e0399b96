import type { Migration } from './migration.ts'

/**
 * Flags: highlights that a person left to be checked on a revision. Exports: what was taken out of the
 * project, so that it can be found again when its evidence changes; they outlive document and revision,
 * and name them by what does not go away with an undo.
 */
export const flagsAndExports: Migration = {
  version: 30,
  sql: `
CREATE TABLE flag (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  highlight_rid INTEGER NOT NULL REFERENCES highlight,
  revision_rid INTEGER NOT NULL REFERENCES revision,
  annotator_rid INTEGER NOT NULL REFERENCES annotator,
  created_at TEXT NOT NULL,
  UNIQUE (highlight_rid, revision_rid)
) STRICT;
CREATE INDEX flag_by_revision ON flag (revision_rid);

CREATE TABLE export (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  document_id TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  format TEXT NOT NULL,
  name TEXT NOT NULL,
  highlights TEXT NOT NULL CHECK (json_valid(highlights)),
  annotator_rid INTEGER NOT NULL REFERENCES annotator,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX export_by_document ON export (document_id, revision);
`,
}
