import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where profile, recent projects, backups and logs live: the system's convention, or the override. */
export function dataFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  const override = environment['VARIORUM_DATA_DIR']
  if (override) return resolve(override)
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Variorum')
  if (platform === 'win32') {
    return join(environment['APPDATA'] || join(homedir(), 'AppData', 'Roaming'), 'Variorum')
  }
  return join(environment['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'variorum')
}
