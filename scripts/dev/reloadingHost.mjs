import { once } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** @typedef {import('./forward.mjs').Behind} Behind */
/** @typedef {import('../../server/startServing.ts').Serving} Serving */

/**
 * The loopback host, run from its sources, which a change replaces without a new process.
 *
 * @param {import('vite').ViteDevServer} vite loads the sources
 * @param {string} root
 * @param {NodeJS.ProcessEnv} environment
 */
export function createReloadingHost(vite, root, environment) {
  /** @type {{ serving: Serving, behind: Behind } | undefined} */
  let running
  return {
    /** @returns {Behind | undefined} nothing while there is none */
    behind: () => running?.behind,
    /**
     * While there is no host, any change may be the one that mends it.
     *
     * @param {string} file
     */
    isMadeOf: (file) =>
      running === undefined ||
      vite.environments.ssr.moduleGraph.getModulesByFile(file) !== undefined,
    /**
     * New sources that do not load leave the old host as it is.
     *
     * @throws {Error} what is wrong with the sources, or with the start
     */
    async reload() {
      vite.environments.ssr.moduleGraph.invalidateAll()
      const serve = await load(vite, root, environment)
      // First the old one: a project is open in one host only.
      await running?.serving.close()
      running = undefined
      const serving = await serve()
      running = { serving, behind: await enter(serving.newUrl()) }
    },
    async close() {
      await running?.serving.close()
      running = undefined
    },
  }
}

/**
 * As server/main.ts composes it.
 *
 * @param {import('vite').ViteDevServer} vite
 * @param {string} root
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<() => Promise<Serving>>}
 */
async function load(vite, root, environment) {
  const source = (/** @type {string} */ name) => path.join(root, ...name.split('/'))
  /** @type {typeof import('../../services/systemPorts.ts')} */
  const { createSystemPorts } = /** @type {any} */ (
    await vite.ssrLoadModule(source('services/systemPorts.ts'))
  )
  /** @type {typeof import('../../server/startServing.ts')} */
  const { startServing } = /** @type {any} */ (
    await vite.ssrLoadModule(source('server/startServing.ts'))
  )
  const { version } = JSON.parse(fs.readFileSync(source('package.json'), 'utf8'))
  const ports = createSystemPorts({
    environment,
    platform: process.platform,
    workerFile: pathToFileURL(source('services/jobs/jobWorker.ts')),
    sampleFolder: pathToFileURL(`${source('assets/sample')}/`),
  })
  // Its page is never asked for: Vite serves the sources.
  return () => startServing({ ports, version, rendererFolder: source('renderer'), port: 0 })
}

/**
 * @param {string} link works once
 * @returns {Promise<Behind>}
 */
async function enter(link) {
  const [answer] = await once(http.get(link), 'response')
  answer.resume()
  const [setCookie = ''] = answer.headers['set-cookie'] ?? []
  return { origin: new URL(link).origin, cookie: setCookie.split(';')[0] ?? '' }
}
