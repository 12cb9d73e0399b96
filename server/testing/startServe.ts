import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { type Client, connect } from '../../core/api/connect.ts'
import { webSocketWire } from '../webSocketWire.ts'

export interface Serve {
  readonly child: ChildProcess
  stdout(): string
  stderr(): string
  /** Comes true with the first line; fails when the process ends before. */
  firstLine(): Promise<string>
  ended(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** Starts a program of this folder, or one beside it, as a process of its own. */
export function startServe(program: string, words: readonly string[], dataFolder: string): Serve {
  const file = new URL(program, import.meta.url).pathname
  const child = spawn(process.execPath, [file, ...words], {
    // No screen: the tests of one machine must not open windows on it.
    env: { ...process.env, VARIORUM_DATA_DIR: dataFolder, DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (data) => {
    stdout += data
  })
  child.stderr.on('data', (data) => {
    stderr += data
  })
  const closed = once(child, 'close')
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    async firstLine() {
      while (!stdout.includes('\n')) {
        if (child.exitCode !== null) throw new Error(`it ended: ${stderr}`)
        await Promise.race([once(child.stdout, 'data'), closed])
      }
      return stdout.slice(0, stdout.indexOf('\n'))
    },
    async ended() {
      const [code, signal] = await closed
      return { code, signal }
    },
  }
}

/** Goes in by a printed link, as a browser would, and connects to the API. */
export async function enterBy(url: string) {
  const answer = await fetch(url, { redirect: 'manual' })
  const [cookie = ''] = answer.headers.getSetCookie().map((value) => value.split(';')[0] ?? '')
  const { host, origin } = new URL(url)
  const socket = new WebSocket(`ws://${host}/api`, { headers: { cookie, origin } })
  await once(socket, 'open')
  socket.on('error', () => undefined)
  const client: Client = connect(webSocketWire(socket))
  return {
    client,
    /** Where the link led to. */
    landed: answer.headers.get('location'),
    leave: () => socket.close(),
    async openRecent(mode: 'write' | 'read' = 'write') {
      const [recent] = await client.call('projects.recent', {})
      return await client.call('projects.open', { recent: recent?.key ?? '', mode })
    },
    /** Permission for a new project in the projects folder. */
    async projectTarget(name: string): Promise<string> {
      const headers = { cookie, origin }
      const path = `${origin}/project-target?name=${encodeURIComponent(name)}`
      const response = await fetch(path, { method: 'POST', headers })
      const { grant } = GrantAnswer.parse(await response.json())
      return grant
    },
  }
}

const GrantAnswer = z.object({ grant: z.string() })
