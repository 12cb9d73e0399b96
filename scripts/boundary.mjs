import path from 'node:path'
import { rooms, sharedFiles } from './rooms.mjs'

/**
 * A build plugin: refuses a module of ours that is in none of the rooms this bundle is made of. The
 * linter sees import statements; this sees what really went in, however it got there.
 *
 * @param {string} root
 * @param {string[]} allowedRooms
 * @returns {import('vite').Plugin}
 */
export function boundary(root, allowedRooms) {
  const allowed = [...allowedRooms, ...sharedFiles]
  return {
    name: 'variorum-boundary',
    moduleParsed(module) {
      // What it imports first: at this moment a module knows its imports, but not yet its importers.
      for (const id of [...module.importedIds, ...module.dynamicallyImportedIds, module.id]) {
        const room = roomOf(root, id)
        if (room === undefined || allowed.includes(room)) continue
        const how = id === module.id ? 'it is an entry' : `${nameOf(module.id)} imports it`
        this.error(`${nameOf(id)} may not be in this bundle (${allowedRooms.join(', ')}): ${how}`)
      }
    },
  }

  /** @param {string} id */
  function nameOf(id) {
    return path.relative(root, id)
  }
}

/**
 * @param {string} root
 * @param {string} moduleId
 * @returns {string | undefined} the top folder of a module of ours, whatever that folder is; nothing for packages and virtual modules
 */
export function roomOf(root, moduleId) {
  const relative = path.relative(root, moduleId.replace(/[?#].*$/, ''))
  const [top] = relative.split(path.sep)
  const isOurs =
    !path.isAbsolute(relative) && !relative.startsWith('..') && path.isAbsolute(moduleId)
  if (!isOurs || top === undefined || top === 'node_modules') return undefined
  return top
}

/** @param {string} room */
export function reachableRooms(room) {
  return [room, ...(rooms[room]?.rooms ?? [])]
}
