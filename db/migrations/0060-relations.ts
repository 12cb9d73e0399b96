import type { Migration } from './migration.ts'

/** Relations between two entities, and the highlights that each cites as its evidence. */
export const relations: Migration = {
  version: 60,
  sql: `
CREATE TABLE relation (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  from_rid INTEGER NOT NULL REFERENCES entity,
  to_rid INTEGER NOT NULL REFERENCES entity,
  directed TEXT NOT NULL CHECK (directed IN ('true', 'false')),
  annotator_rid INTEGER NOT NULL REFERENCES annotator,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (from_rid <> to_rid)
) STRICT;
CREATE INDEX relation_by_from ON relation (from_rid);
CREATE INDEX relation_by_to ON relation (to_rid);

CREATE TABLE relation_evidence (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  relation_rid INTEGER NOT NULL REFERENCES relation,
  highlight_rid INTEGER NOT NULL REFERENCES highlight,
  annotator_rid INTEGER NOT NULL REFERENCES annotator,
  created_at TEXT NOT NULL,
  UNIQUE (relation_rid, highlight_rid)
) STRICT;
CREATE INDEX relation_evidence_by_highlight ON relation_evidence (highlight_rid);
`,
}
