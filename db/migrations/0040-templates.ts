import type { Migration } from './migration.ts'

/** Templates of people's own that exports are written by. */
export const templates: Migration = {
  version: 40,
  sql: `
CREATE TABLE template (
  rid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
`,
}
