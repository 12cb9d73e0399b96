import { basename } from 'node:path'
import { AppError } from '../core/model/error.ts'
import { writeFileAtomically } from './atomicFile.ts'
import type { Desk } from './desk.ts'
import type { HandlersOf } from './handlersOf.ts'
import type { Session } from './session.ts'

export const deskHandlers: HandlersOf<'files' | 'window' | 'print'> = {
  'files.choose': async (question, _call, session) => {
    const paths = await deskOf(session).chooseFiles(question)
    return { files: paths.map((path) => granted(session, path)) }
  },

  'files.chooseTarget': async (question, _call, session) => {
    const path = await deskOf(session).chooseTarget(question)
    return { file: path === null ? null : granted(session, path) }
  },

  'files.write': ({ grant, text }, _call, { grants }) => {
    const content = Buffer.from(text)
    writeFileAtomically(grants.redeem(grant), content)
    return { bytes: content.length }
  },

  'window.open': (_input, _call, session) => {
    deskOf(session).openWindow()
    return {}
  },

  'window.close': (_input, _call, session) => {
    deskOf(session).closeWindow()
    return {}
  },

  'window.menu': ({ parts }, _call, session) => {
    deskOf(session).showMenu(parts)
    return {}
  },

  'print.pdf': async ({ grant, ...page }, { signal }, session) => {
    const desk = deskOf(session)
    const path = session.grants.redeem(grant)
    const content = await desk.printPdf(page, signal)
    signal.throwIfAborted()
    writeFileAtomically(path, content)
    return { bytes: content.length }
  },
}

function deskOf({ desk }: Session): Desk {
  if (desk === null) throw new AppError('unsupported', 'this host has no windows of its own')
  return desk
}

function granted({ grants }: Session, path: string) {
  return { name: basename(path), grant: grants.mint(path) }
}
