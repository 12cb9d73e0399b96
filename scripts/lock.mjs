/**
 * A lock between processes of one checkout: a folder that holds `owner.json`.
 *
 * The folder is made elsewhere and renamed into place, and renamed away before it is deleted. So a
 * lock never exists without its owner: an empty folder would be there for anyone to replace.
 *
 * It is stale when its owner's process is gone, or when it showed no sign of life for `silenceMs` while
 * we watched it (a process number may be reused after a restart, a checkout may be shared between
 * machines). Watching instead of comparing clocks survives a laptop that slept.
 *
 * Subtle: a stale lock is renamed to a name made of its owner's token, and that tombstone stays until
 * the new owner is done. Two waiters that judged the same owner stale cannot both win: the second
 * rename meets the tombstone and fails, and so cannot hit the winner's fresh lock.
 */
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const heartbeatMs = 1000

/** @typedef {{ token: string, pid: number, host: string }} Owner */

/**
 * @typedef {object} Options
 * @property {number} [silenceMs] after how long a silence a lock counts as stale
 * @property {number} [pollMs] how often to look whether it is free
 * @property {(owner: Owner) => void} [onWait] told once, when there is somebody to wait for
 */

/**
 * Runs `work` while holding the lock; waits for whoever holds it.
 *
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} work
 * @param {Options} [options]
 * @returns {Promise<T>}
 */
export async function withLock(folder, work, options = {}) {
  const { token, tombstones } = await acquire(folder, options)
  const beat = setInterval(() => touch(folder, token), heartbeatMs)
  beat.unref()
  try {
    return await work()
  } finally {
    clearInterval(beat)
    release(folder, token)
    for (const tombstone of tombstones) remove(tombstone)
  }
}

/**
 * @param {string} folder
 * @param {Options} options
 * @returns {Promise<{ token: string, tombstones: string[] }>} with the stale locks that we replaced
 */
async function acquire(folder, { silenceMs = 60_000, pollMs = 100, onWait }) {
  const token = randomUUID()
  const tombstones = []
  let lastSign = ''
  let silentFor = 0
  let isAnnounced = false
  while (!tryTake(folder, token)) {
    const owner = readOwner(folder)
    if (owner === undefined) continue
    const sign = `${owner.token} ${lastBeat(folder)}`
    silentFor = sign === lastSign ? silentFor + pollMs : 0
    lastSign = sign
    if (isGone(owner) || silentFor >= silenceMs) {
      const tombstone = bury(folder, owner)
      if (tombstone !== undefined) tombstones.push(tombstone)
      continue
    }
    if (!isAnnounced) onWait?.(owner)
    isAnnounced = true
    await sleep(pollMs)
  }
  return { token, tombstones }
}

/**
 * @param {string} folder
 * @param {string} token
 */
function tryTake(folder, token) {
  const prepared = `${folder}.new-${token}`
  fs.mkdirSync(prepared, { recursive: true })
  /** @type {Owner} */
  const owner = { token, pid: process.pid, host: os.hostname() }
  fs.writeFileSync(path.join(prepared, 'owner.json'), JSON.stringify(owner))
  if (isRenamed(prepared, folder)) return true
  remove(prepared)
  return false
}

/**
 * @param {string} folder
 * @param {string} token
 */
function release(folder, token) {
  // Whoever took over a lock that seemed silent keeps it.
  if (readOwner(folder)?.token !== token) return
  const done = `${folder}.done-${token}`
  if (isRenamed(folder, done)) remove(done)
}

/** @param {string} folder */
function remove(folder) {
  fs.rmSync(folder, { recursive: true, force: true })
}

/**
 * @param {string} folder
 * @param {Owner} owner
 */
function bury(folder, owner) {
  const tombstone = `${folder}.stale-${owner.token}`
  return isRenamed(folder, tombstone) ? tombstone : undefined
}

/**
 * @param {string} from
 * @param {string} to
 */
function isRenamed(from, to) {
  try {
    fs.renameSync(from, to)
    return true
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? ''
    // The target is there (its name differs by system), or the source was taken first.
    if (['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'ENOENT'].includes(code)) return false
    throw error
  }
}

/**
 * @param {string} folder
 * @returns {Owner | undefined} nothing when the lock was released meanwhile
 */
function readOwner(folder) {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, 'owner.json'), 'utf8'))
  } catch {
    return undefined
  }
}

/** @param {Owner} owner */
function isGone(owner) {
  if (owner.host !== os.hostname()) return false
  try {
    process.kill(owner.pid, 0)
    return false
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH'
  }
}

/** @param {string} folder */
function lastBeat(folder) {
  return fs.statSync(path.join(folder, 'owner.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/**
 * @param {string} folder
 * @param {string} token
 */
function touch(folder, token) {
  if (readOwner(folder)?.token !== token) return
  try {
    const now = new Date()
    fs.utimesSync(path.join(folder, 'owner.json'), now, now)
  } catch {
    // Taken over this very moment by someone who judged us gone; nothing of ours is left to keep alive.
  }
}
