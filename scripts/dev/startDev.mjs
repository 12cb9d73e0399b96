import path from 'node:path'
import react from '@vitejs/plugin-react'
import { createServer } from 'vite'
import { say } from '../bootstrap.mjs'
import { reachableRooms } from '../boundary.mjs'
import { createDevKey } from './devKey.mjs'
import { forwardRequest, forwardUpgrade } from './forward.mjs'
import { inTurn } from './inTurn.mjs'
import { createReloadingHost } from './reloadingHost.mjs'

/**
 * Whether the loopback host answers it; everything else is a source of the page.
 *
 * @param {import('node:http').IncomingMessage} request
 */
function isForHost({ method, url = '' }) {
  return method === 'POST' || url.startsWith('/download/')
}

/** Watched as a whole: a file that others do not import yet may be the one that is missing. */
const hostRooms = reachableRooms('server')

/**
 * Serves the app from its sources on 127.0.0.1. The page takes a change in place, or loads again; a change
 * in what the host is made of replaces the host and loads the page again.
 *
 * @param {string} root
 * @param {{ environment: NodeJS.ProcessEnv, port?: number }} options
 */
export async function startDev(root, { environment, port = 0 }) {
  let origin = ''
  const key = createDevKey(() => origin)
  const vite = await createServer({
    root: path.join(root, 'renderer'),
    cacheDir: path.join(root, 'out', 'dev'),
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    clearScreen: false,
    plugins: [react(), { name: 'variorum-host', configureServer: useHost }],
    server: { host: '127.0.0.1', port, strictPort: port !== 0, fs: { allow: [root] } },
  })
  const host = createReloadingHost(vite, root, environment)

  /** @param {import('vite').ViteDevServer} server */
  function useHost(server) {
    server.middlewares.use((request, response, next) => {
      const cookie = key.cookieFor(request)
      const behind = host.behind()
      if (cookie !== undefined) {
        response.writeHead(303, { 'set-cookie': cookie, location: '/' }).end()
      } else if (!isForHost(request)) {
        next()
      } else if (!key.isHeldBy(request)) {
        response.writeHead(403).end('Come by the link that npm run dev shows.')
      } else if (behind === undefined) {
        response.writeHead(503).end('The host does not start: see the terminal.')
      } else {
        forwardRequest(request, response, behind)
      }
    })
    server.httpServer?.on('upgrade', (request, socket) => {
      // Vite's own sockets come by another path.
      if (request.url !== '/api') return
      const behind = host.behind()
      if (behind === undefined || !key.isHeldBy(request)) socket.destroy()
      else forwardUpgrade(request, socket, behind)
    })
  }

  const reload = async () => {
    try {
      await host.reload()
      vite.environments.client.hot.send({ type: 'full-reload' })
    } catch (error) {
      const [reason] = String(error).split('\n')
      say(`The host is not replaced: ${reason}`)
    }
  }
  const reloads = inTurn(reload)
  vite.watcher.add(hostRooms.map((room) => path.join(root, room)))
  vite.watcher.on('all', (event, file) => {
    if (event !== 'addDir' && host.isMadeOf(path.resolve(file))) reloads.ask()
  })
  await reload()
  await vite.listen()
  origin = new URL(vite.resolvedUrls?.local[0] ?? 'http://127.0.0.1').origin
  return {
    link: key.link(),
    async close() {
      await reloads.stop()
      await host.close()
      await vite.close()
    },
  }
}
