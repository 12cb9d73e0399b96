import { app, protocol } from 'electron'
import { appScheme } from './appAddress.ts'
import { appId } from './appId.ts'

/** Ways in which Chromium itself would use a network. */
const networkSwitches = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-quic',
  'disable-sync',
]

/** What must be said before Electron is ready: synchronously, as the entry module runs. */
export function hardenProcess(): void {
  app.enableSandbox()
  // By it Windows knows which windows, pins and jump lists are this app's: the same as the installer's.
  if (process.platform === 'win32') app.setAppUserModelId(appId)
  for (const name of networkSwitches) app.commandLine.appendSwitch(name)
  // No name is ever looked up, whoever asks.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}
