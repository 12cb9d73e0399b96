import type { Migration } from './migration.ts'

/**
 * The first shape of a project file. Every tracked table has a `rid` that SQLite never gives twice
 * (AUTOINCREMENT), because the operation log names rows by it, and an `id` that the world sees.
 * Foreign keys have no cascades: every deletion is written down by somebody.
 */
export const initial: Migration = {
  version: 10,
  sql: `
CREATE TABLE project (
  rid INTEGER PRIMARY KEY AUTOINCREMENT CHECK (rid = 1),
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE annotator (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  colour TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'import', 'consensus')),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE blob (
  rid INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  encoding TEXT NOT NULL CHECK (encoding IN ('identity', 'deflate')),
  size INTEGER NOT NULL CHECK (size >= 0),
  bytes BLOB NOT NULL,
  crc32 INTEGER NOT NULL
) STRICT;

CREATE TRIGGER blob_is_immutable BEFORE UPDATE ON blob BEGIN
  SELECT RAISE(ABORT, 'a blob never changes');
END;

CREATE TABLE document (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  language TEXT,
  metadata TEXT NOT NULL CHECK (json_valid(metadata)),
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE revision (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  document_rid INTEGER NOT NULL REFERENCES document,
  number INTEGER NOT NULL CHECK (number >= 1),
  original_sha256 TEXT NOT NULL REFERENCES blob (sha256),
  original_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  encoding TEXT,
  extractor TEXT NOT NULL,
  extractor_version TEXT NOT NULL,
  text_sha256 TEXT NOT NULL REFERENCES blob (sha256),
  content_sha256 TEXT NOT NULL REFERENCES blob (sha256),
  blocks_sha256 TEXT NOT NULL REFERENCES blob (sha256),
  characters INTEGER NOT NULL CHECK (characters >= 0),
  captured_at TEXT NOT NULL,
  annotator_rid INTEGER NOT NULL REFERENCES annotator,
  report TEXT NOT NULL CHECK (json_valid(report)),
  UNIQUE (document_rid, number)
) STRICT;

CREATE TABLE code (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  parent_rid INTEGER REFERENCES code,
  name TEXT NOT NULL,
  colour TEXT NOT NULL,
  description TEXT NOT NULL,
  shortcut TEXT,
  position REAL NOT NULL,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX code_by_parent ON code (parent_rid);

CREATE TABLE entity (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  label TEXT NOT NULL,
  description TEXT NOT NULL,
  authorities TEXT NOT NULL CHECK (json_valid(authorities)),
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX entity_by_label ON entity (label, type);

CREATE TABLE alias (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  entity_rid INTEGER NOT NULL REFERENCES entity,
  label TEXT NOT NULL
) STRICT;
CREATE INDEX alias_by_entity ON alias (entity_rid);

CREATE TABLE highlight (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  document_rid INTEGER NOT NULL REFERENCES document,
  home_revision_rid INTEGER NOT NULL REFERENCES revision,
  annotator_rid INTEGER NOT NULL REFERENCES annotator,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
-- Covers counting and painting the highlights of one document.
CREATE INDEX highlight_by_document ON highlight (document_rid, deleted_at, id, annotator_rid);

CREATE TABLE anchor (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  highlight_rid INTEGER NOT NULL REFERENCES highlight,
  revision_rid INTEGER NOT NULL REFERENCES revision,
  anchored_by TEXT NOT NULL CHECK (anchored_by IN ('person', 'machine')),
  state TEXT NOT NULL CHECK (state IN ('exact', 'shifted', 'edited', 'ambiguous', 'orphan')),
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  "start" INTEGER,
  "end" INTEGER,
  parts TEXT CHECK (parts IS NULL OR json_valid(parts)),
  quote TEXT NOT NULL,
  source_rid INTEGER REFERENCES anchor,
  candidates TEXT NOT NULL CHECK (json_valid(candidates)),
  annotator_rid INTEGER REFERENCES annotator,
  created_at TEXT NOT NULL,
  UNIQUE (highlight_rid, revision_rid),
  CHECK ((state IN ('ambiguous', 'orphan')) = ("start" IS NULL)),
  CHECK (("start" IS NULL) = ("end" IS NULL)),
  CHECK ("start" IS NULL OR (0 <= "start" AND "start" < "end")),
  CHECK (parts IS NULL OR "start" IS NOT NULL)
) STRICT;
-- Covers painting one revision: no row of the table is read.
CREATE INDEX anchor_by_revision
  ON anchor (revision_rid, "start", "end", highlight_rid, state, parts);
CREATE INDEX anchor_by_source ON anchor (source_rid) WHERE source_rid IS NOT NULL;

CREATE TABLE coding (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  highlight_rid INTEGER NOT NULL REFERENCES highlight,
  code_rid INTEGER NOT NULL REFERENCES code,
  annotator_rid INTEGER NOT NULL REFERENCES annotator,
  created_at TEXT NOT NULL,
  UNIQUE (highlight_rid, code_rid, annotator_rid)
) STRICT;
CREATE INDEX coding_by_code ON coding (code_rid);

CREATE TABLE mention (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  highlight_rid INTEGER NOT NULL REFERENCES highlight,
  entity_rid INTEGER NOT NULL REFERENCES entity,
  role TEXT NOT NULL CHECK (role IN ('mention', 'speaker', 'addressee', 'target')),
  state TEXT NOT NULL CHECK (state IN ('confirmed', 'rejected')),
  annotator_rid INTEGER NOT NULL REFERENCES annotator,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX mention_by_highlight ON mention (highlight_rid);
CREATE INDEX mention_by_entity ON mention (entity_rid, state, highlight_rid);

CREATE TABLE note (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  highlight_rid INTEGER REFERENCES highlight,
  document_rid INTEGER REFERENCES document,
  revision_rid INTEGER REFERENCES revision,
  entity_rid INTEGER REFERENCES entity,
  code_rid INTEGER REFERENCES code,
  parent_rid INTEGER REFERENCES note,
  content TEXT NOT NULL CHECK (json_valid(content)),
  annotator_rid INTEGER NOT NULL REFERENCES annotator,
  created_at TEXT NOT NULL,
  modified_at TEXT NOT NULL,
  deleted_at TEXT,
  CHECK (
    (highlight_rid IS NOT NULL) + (document_rid IS NOT NULL) + (revision_rid IS NOT NULL)
      + (entity_rid IS NOT NULL) + (code_rid IS NOT NULL) <= 1
  )
) STRICT;
CREATE INDEX note_by_highlight ON note (highlight_rid, deleted_at) WHERE highlight_rid IS NOT NULL;
CREATE INDEX note_by_document ON note (document_rid, deleted_at) WHERE document_rid IS NOT NULL;
CREATE INDEX note_by_revision ON note (revision_rid, deleted_at) WHERE revision_rid IS NOT NULL;
CREATE INDEX note_by_entity ON note (entity_rid) WHERE entity_rid IS NOT NULL;
CREATE INDEX note_by_code ON note (code_rid) WHERE code_rid IS NOT NULL;
CREATE INDEX note_by_parent ON note (parent_rid) WHERE parent_rid IS NOT NULL;

CREATE TABLE snapshot (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  document_id TEXT,
  why TEXT NOT NULL,
  at TEXT NOT NULL,
  annotator_rid INTEGER REFERENCES annotator,
  state_sha256 TEXT NOT NULL REFERENCES blob (sha256),
  operation_seq INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX snapshot_by_name ON snapshot (name, coalesce(document_id, ''));

CREATE TABLE setting (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

-- The operation log. Rows are named by rid; nothing here refers to them by foreign key, because the
-- log outlives the rows.
CREATE TABLE operation (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  code TEXT NOT NULL,
  label TEXT NOT NULL,
  annotator_id TEXT,
  client TEXT NOT NULL,
  at TEXT NOT NULL,
  undoes INTEGER REFERENCES operation,
  undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
  merge_key TEXT,
  hash TEXT NOT NULL,
  CHECK ((kind = 'do') = (undoes IS NULL))
) STRICT;
CREATE INDEX operation_by_undone ON operation (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX operation_by_code ON operation (code, seq);

CREATE TABLE operation_change (
  operation_seq INTEGER NOT NULL REFERENCES operation,
  ordinal INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_rid INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('insert', 'update', 'delete', 'passing', 'rewrite')),
  "before" TEXT,
  "after" TEXT,
  PRIMARY KEY (operation_seq, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE operation_document (
  document_rid INTEGER NOT NULL,
  operation_seq INTEGER NOT NULL REFERENCES operation,
  PRIMARY KEY (document_rid, operation_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX operation_document_by_operation ON operation_document (operation_seq);

-- Derived from here on: can be thrown away and made again.
CREATE TABLE search_text (
  rid INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('passage', 'note', 'entity', 'code', 'document')),
  owner_rid INTEGER NOT NULL,
  revision_rid INTEGER,
  "start" INTEGER,
  "end" INTEGER,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX search_text_by_owner ON search_text (kind, owner_rid);

CREATE VIRTUAL TABLE search_index USING fts5 (
  text, content = 'search_text', content_rowid = 'rid',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
-- Merging is left to idle time; until then small segments pile up harmlessly.
INSERT INTO search_index (search_index, rank) VALUES ('automerge', 0);
INSERT INTO search_index (search_index, rank) VALUES ('crisismerge', 64);

CREATE TRIGGER search_text_inserted AFTER INSERT ON search_text BEGIN
  INSERT INTO search_index (rowid, text) VALUES (NEW.rid, NEW.text);
END;
CREATE TRIGGER search_text_deleted AFTER DELETE ON search_text BEGIN
  INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', OLD.rid, OLD.text);
END;
CREATE TRIGGER search_text_changed AFTER UPDATE OF text ON search_text BEGIN
  INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', OLD.rid, OLD.text);
  INSERT INTO search_index (rowid, text) VALUES (NEW.rid, NEW.text);
END;
`,
}
