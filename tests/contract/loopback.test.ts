import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { startLoopbackHost } from '../../server/loopbackHost.ts'
import { writeRendererFolder } from '../../server/testing/rendererFolder.ts'
import { webSocketWire } from '../../server/webSocketWire.ts'
import { contractSuite } from './contractSuite.ts'

contractSuite('loopback host', async (host) => {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-loopback-contract-'))
  const loopback = await startLoopbackHost({
    host,
    ports: {
      steadyNow: () => performance.now(),
      randomBytes,
      log: {
        write(_level, event, fields) {
          throw new Error(`${event} ${JSON.stringify(fields)}`)
        },
      },
    },
    rendererFolder: writeRendererFolder(folder),
  })
  const link = loopback.newTicketUrl()
  const { headers } = await fetch(link, { redirect: 'manual' })
  const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const { host: name, origin } = new URL(link)
  const socket = new WebSocket(`ws://${name}/api`, { headers: { cookie, origin } })
  await once(socket, 'open')
  return {
    ...webSocketWire(socket),
    close() {
      rmSync(folder, { recursive: true })
      void loopback.close()
    },
  }
})
