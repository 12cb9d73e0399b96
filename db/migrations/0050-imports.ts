import type { Migration } from './migration.ts'

/**
 * Imports: files whose annotations or bibliographic records were taken over, with the report of everything that
 * was guessed or left out. The bytes are in a blob. Of documents each revision has its report already.
 */
export const imports: Migration = {
  version: 50,
  sql: `
CREATE TABLE import (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  original_sha256 TEXT NOT NULL REFERENCES blob (sha256),
  original_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  importer TEXT NOT NULL,
  importer_version TEXT NOT NULL,
  document_ids TEXT NOT NULL CHECK (json_valid(document_ids)),
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  report TEXT NOT NULL CHECK (json_valid(report)),
  annotator_rid INTEGER NOT NULL REFERENCES annotator,
  at TEXT NOT NULL
) STRICT;
`,
}
