// What the double has, Electron has: checked against the declarations of the version that is built for.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { app } from './double/app.ts'
import { BrowserWindow } from './double/browserWindow.ts'
import {
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  protocol,
  screen,
  session,
  shell,
} from './double/electron.ts'
import { Session } from './double/session.ts'
import { WebContents } from './double/webContents.ts'

const folder = join(createRequire(import.meta.url).resolve('electron/package.json'), '..')
const declarations = readFileSync(join(folder, 'electron.d.ts'), 'utf8')
const boot = readFileSync(new URL('./double/boot.ts', import.meta.url), 'utf8')

/** The lines of a class or interface. */
function bodyOf(name: string): string {
  const start = declarations.search(new RegExp(`^  (class|interface) ${name}\\b`, 'm'))
  if (start < 0) throw new Error(`Electron has no ${name}`)
  return declarations.slice(start, declarations.indexOf('\n  }\n', start))
}

/** What an object or the instances of a class show, but for what each of the double's emitters has. */
function shown(...objects: readonly object[]): string[] {
  const always = new Set(['constructor', 'length', 'name', 'prototype', 'emitter', 'events'])
  const names = objects.flatMap((object) => Object.getOwnPropertyNames(object))
  return [...new Set(names)].filter((name) => !always.has(name))
}

const someSession = new Session('some')
const someContents = new WebContents(0, { emit: () => false }, someSession)

/** All that the double has, by the class of Electron that it stands for. */
const members: Readonly<Record<string, readonly string[]>> = {
  App: shown(app, Object.getPrototypeOf(app)),
  CommandLine: shown(app.commandLine),
  BrowserWindow: [...shown(BrowserWindow, BrowserWindow.prototype), 'id', 'webContents'],
  WebContents: shown(someContents, WebContents.prototype),
  Session: shown(someSession, Session.prototype, session),
  Protocol: shown(protocol, someSession.protocol),
  WebRequest: shown(someSession.webRequest),
  Dialog: shown(dialog),
  Shell: shown(shell),
  Screen: shown(screen),
  Menu: shown(Menu, Menu.prototype, new Menu([])),
  MenuItem: shown(MenuItem.prototype, new MenuItem({ label: 'Some' })),
  IpcMain: shown(ipcMain),
  // What is in the page's world, and what comes with an event, is written there by hand.
  IpcRenderer: ['on', 'off', 'send'],
  WebUtils: ['getPathForFile'],
  ContextBridge: ['exposeInMainWorld'],
  IpcMainEvent: ['sender', 'senderFrame'],
  WebFrameMain: ['parent', 'url'],
  DownloadItem: ['getURL'],
}

/** What only the double has, for itself and for tests that look behind it; its types keep the app from it. */
const itsOwn: Readonly<Record<string, readonly string[]>> = {
  App: [
    ...['becomeReady', 'isQuitting', 'isSandboxed', 'leave', 'paths', 'ready', 'recentDocuments'],
    ...['requireUnready', 'userModelId', 'whenIsReady', 'windowsAreClosed'],
  ],
  WebContents: ['create', 'destroy', 'isGone', 'openHandler', 'owner', 'url'],
  Session: [
    ...['deviceCheck', 'handlers', 'isCancelled', 'isSpellChecking', 'permissionCheck'],
    ...['permissionQuestion', 'request', 'requestListener'],
  ],
  MenuItem: ['options'],
  // Of Node's emitter, which it is in Electron.
  IpcMain: ['emit'],
}

test.each(Object.entries(members))('%s has what the double has of it', (name, names) => {
  const body = bodyOf(name)
  const missing = names.filter(
    (member) => !new RegExp(`^ {4}(static |readonly )*${member}[(?:]`, 'm').test(body),
  )
  expect(missing.sort()).toEqual([...(itsOwn[name] ?? [])].sort())
})

const emitters = { App: 'app', BrowserWindow: 'browserWindow', WebContents: 'webContents' }

test.each(Object.entries(emitters))('%s emits the events of the double', (name, file) => {
  const source = readFileSync(new URL(`./double/${file}.ts`, import.meta.url), 'utf8')
  const list = /const events = \[([^\]]*)\]/.exec(source)?.[1] ?? ''
  const events = [...list.matchAll(/'([^']+)'/g)].map(([, event]) => event)
  expect(events.length).toBeGreaterThan(5)
  const body = bodyOf(name)
  expect(events.filter((event) => !body.includes(`on(event: '${event}'`))).toEqual([])
})

test('the double calls itself the version that is installed', () => {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  expect(boot).toContain(`'electron', { value: '${version}' }`)
})
