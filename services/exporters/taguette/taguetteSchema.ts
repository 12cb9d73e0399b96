const numbered = 'id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT'

function table(name: string, parts: readonly string[]): string {
  return `CREATE TABLE ${name} (\n\t${parts.join(', \n\t')}\n)`
}

function index(name: string, column: string): string {
  return `CREATE INDEX ix_${name}_${column} ON ${name} (${column})`
}

function reference(name: string, column: string, to: string, key: string): string {
  return `CONSTRAINT fk_${name}_${column}_${to} FOREIGN KEY(${column}) REFERENCES ${to} (${key}) ON DELETE CASCADE`
}

/** Which of Taguette's migrations the schema is at; newer versions bring it up to theirs. */
export const TAGUETTE_REVISION = 'db5e31a0233d'

/**
 * The database of Taguette 1.5 at revision `db5e31a0233d` of its migrations, statement by statement as Taguette
 * makes it: SQLite keeps the text, and `taguetteExport.test.ts` holds it against that of a project of Taguette.
 */
export const taguetteSchema = [
  'PRAGMA auto_vacuum = FULL',
  // "Tgtt"
  'PRAGMA application_id = 0x54677474',
  table('users', [
    'login VARCHAR(30) NOT NULL',
    'created DATETIME NOT NULL',
    'hashed_password VARCHAR(192)',
    'disabled BOOLEAN NOT NULL',
    'password_set_date DATETIME',
    'language VARCHAR(10)',
    'email VARCHAR(256)',
    'email_sent DATETIME',
    'CONSTRAINT pk_users PRIMARY KEY (login)',
  ]),
  'CREATE UNIQUE INDEX ix_users_email ON users (email)',
  table('projects', [
    numbered,
    'name VARCHAR(200) NOT NULL',
    'description TEXT NOT NULL',
    'created DATETIME NOT NULL',
  ]),
  table('project_members', [
    'project_id INTEGER NOT NULL',
    'user_login VARCHAR(30) NOT NULL',
    'privileges VARCHAR(11) NOT NULL',
    'CONSTRAINT pk_project_members PRIMARY KEY (project_id, user_login)',
    reference('project_members', 'project_id', 'projects', 'id'),
    `${reference('project_members', 'user_login', 'users', 'login')} ON UPDATE CASCADE`,
  ]),
  index('project_members', 'project_id'),
  index('project_members', 'user_login'),
  table('documents', [
    numbered,
    'name VARCHAR(200) NOT NULL',
    'description TEXT NOT NULL',
    'filename VARCHAR(200) NOT NULL',
    'created DATETIME NOT NULL',
    'project_id INTEGER NOT NULL',
    'text_direction VARCHAR(13) NOT NULL',
    'contents TEXT NOT NULL',
    reference('documents', 'project_id', 'projects', 'id'),
  ]),
  index('documents', 'project_id'),
  table('commands', [
    numbered,
    'date DATETIME NOT NULL',
    'user_login VARCHAR(30) NOT NULL',
    'project_id INTEGER NOT NULL',
    'document_id INTEGER',
    'payload TEXT NOT NULL',
    'CONSTRAINT fk_commands_user_login_users FOREIGN KEY(user_login) REFERENCES users (login) ON UPDATE CASCADE',
    reference('commands', 'project_id', 'projects', 'id'),
  ]),
  index('commands', 'user_login'),
  index('commands', 'date'),
  'CREATE INDEX idx_project_id ON commands (project_id, id)',
  index('commands', 'project_id'),
  index('commands', 'document_id'),
  'CREATE INDEX idx_project_document ON commands (project_id, document_id)',
  table('tags', [
    numbered,
    'project_id INTEGER NOT NULL',
    'path VARCHAR(200) NOT NULL',
    'description TEXT NOT NULL',
    'CONSTRAINT uq_tags_project_id UNIQUE (project_id, path)',
    reference('tags', 'project_id', 'projects', 'id'),
  ]),
  index('tags', 'project_id'),
  index('tags', 'path'),
  table('highlights', [
    numbered,
    'document_id INTEGER NOT NULL',
    'start_offset INTEGER NOT NULL',
    'end_offset INTEGER NOT NULL',
    'snippet TEXT NOT NULL',
    reference('highlights', 'document_id', 'documents', 'id'),
  ]),
  index('highlights', 'document_id'),
  table('highlight_tags', [
    'highlight_id INTEGER NOT NULL',
    'tag_id INTEGER NOT NULL',
    'CONSTRAINT pk_highlight_tags PRIMARY KEY (highlight_id, tag_id)',
    reference('highlight_tags', 'highlight_id', 'highlights', 'id'),
    reference('highlight_tags', 'tag_id', 'tags', 'id'),
  ]),
  index('highlight_tags', 'tag_id'),
  index('highlight_tags', 'highlight_id'),
  table('alembic_version', [
    'version_num VARCHAR(32) NOT NULL',
    'CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)',
  ]),
].join(';\n')
