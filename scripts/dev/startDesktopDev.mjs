import fs from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { say } from '../bootstrap.mjs'
import { reachableRooms } from '../boundary.mjs'
import { buildDesktop } from '../bundles.mjs'
import { inTurn } from './inTurn.mjs'
import { createRunningApp } from './runningApp.mjs'

/** What the windows show is made of these, what is behind them of those. */
const pageRooms = new Set(reachableRooms('renderer'))
const mainRooms = new Set(reachableRooms('electron'))

/**
 * Runs the desktop app from what is built already, builds what a change touches and starts it again: its windows come back
 * where they were, with their projects. Sources that do not build leave it as it is.
 *
 * @param {string} root
 * @param {{ environment: NodeJS.ProcessEnv, electron: string }} options `electron`: its program
 */
export async function startDesktopDev(root, { environment, electron }) {
  const app = createRunningApp({ electron, root, env: environment })
  const changed = { page: false, main: false }

  const rebuild = async () => {
    const parts = { ...changed }
    Object.assign(changed, { page: false, main: false })
    try {
      await buildDesktop(root, parts)
      await app.restart()
    } catch (error) {
      // What was not built is still to be.
      Object.assign(changed, { page: changed.page || parts.page, main: changed.main || parts.main })
      const [reason] = stripVTControlCharacters(String(error)).split('\n')
      say(`The app is not replaced: ${reason}`)
    }
  }
  const rebuilds = inTurn(rebuild)
  const rooms = [...new Set([...pageRooms, ...mainRooms])]
  const watchers = rooms
    .filter((room) => fs.existsSync(path.join(root, room)))
    .map((room) =>
      fs.watch(path.join(root, room), { recursive: true }, () => {
        changed.page ||= pageRooms.has(room)
        changed.main ||= mainRooms.has(room)
        rebuilds.ask()
      }),
    )
  await app.restart()
  return {
    closed: app.closed,
    async close() {
      for (const watcher of watchers) watcher.close()
      await rebuilds.stop()
      await app.stop()
    },
  }
}
