import type { Page } from 'playwright-core'
import { WebSocket } from 'ws'
import { type Client, connect } from '../../core/api/connect.ts'
import { webSocketWire } from '../../server/webSocketWire.ts'

/** Another client of the host that a page came from, let in by the page's own cookie. */
export async function otherClient(page: Page): Promise<Client> {
  const { origin, host } = new URL(page.url())
  const cookies = await page.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const socket = new WebSocket(`ws://${host}/api`, { headers: { cookie, origin, host } })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  // The host may be killed: calls that wait are refused by the client itself.
  socket.on('error', () => undefined)
  return connect(webSocketWire(socket))
}
