import { spawn } from 'node:child_process'
import type { Log } from '../services/ports.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Asks the system to show the address. Where that fails, the person has the printed link. */
export function openBrowser(
  url: string,
  system: { platform: NodeJS.Platform; environment: Environment; log: Log },
): void {
  const command = browserCommand(url, system.platform, system.environment)
  if (command === undefined) return
  const child = spawn(command.program, command.args, { stdio: 'ignore', detached: true })
  child.on('error', (error) => system.log.write('info', 'no-browser', { error: String(error) }))
  child.unref()
}

/** What opens an address here; undefined where there is no screen to open it on. */
export function browserCommand(
  url: string,
  platform: NodeJS.Platform,
  environment: Environment,
): { program: string; args: string[] } | undefined {
  if (platform === 'darwin') return { program: 'open', args: [url] }
  // `start` belongs to a shell that would take the address apart at its ampersands.
  if (platform === 'win32')
    return { program: 'rundll32', args: ['url.dll,FileProtocolHandler', url] }
  // Without a screen xdg-open would start a browser in the terminal that shows our link.
  const hasScreen = environment['DISPLAY'] || environment['WAYLAND_DISPLAY']
  return hasScreen ? { program: 'xdg-open', args: [url] } : undefined
}
