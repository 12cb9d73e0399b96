/**
 * The rooms of the house and who may import whom: the one list that the build, the architecture tests
 * and (checked by a test) the linter's settings agree on.
 *
 * `packages` and `builtins` name what a room may import besides; 'any' means every package in
 * package.json, or every module of Node, that no other list reserves.
 */

/**
 * @typedef {object} Room
 * @property {string[]} rooms other rooms it may import
 * @property {string[] | 'any'} packages
 * @property {string[] | 'any'} builtins without the `node:` prefix
 */

/** @type {Record<string, Room>} */
export const rooms = {
  core: {
    rooms: [],
    packages: ['zod', '@tiptap/core', '@tiptap/pm', 'markdown-it', 'parse5', 'liquidjs'],
    builtins: [],
  },
  db: { rooms: ['core'], packages: ['better-sqlite3', 'zod'], builtins: 'any' },
  services: { rooms: ['core', 'db'], packages: 'any', builtins: 'any' },
  cli: { rooms: ['core', 'db', 'services'], packages: 'any', builtins: 'any' },
  server: { rooms: ['core', 'db', 'services'], packages: 'any', builtins: 'any' },
  electron: { rooms: ['core', 'db', 'services'], packages: 'any', builtins: 'any' },
  renderer: { rooms: ['core'], packages: 'any', builtins: [] },
}

/** Files outside every room that any host may import: the version of the app. */
export const sharedFiles = ['package.json']

/**
 * Packages that only these rooms may import, types included.
 *
 * @type {Record<string, string[]>}
 */
export const reservedPackages = {
  'better-sqlite3': ['db'],
  electron: ['electron'],
  ws: ['server'],
  react: ['renderer'],
  'react-dom': ['renderer'],
}

/**
 * There is no network at run time but the loopback of the server and the sessions of Electron; the
 * trap must hold the modules that it disarms.
 */
export const networkBuiltins = ['dgram', 'dns', 'http', 'http2', 'https', 'net', 'tls']
export const networkRooms = ['server', 'electron']
export const networkTrap = 'services/jobs/trapNetwork'
