import { basename } from 'node:path'
import { AppError } from '../core/model/error.ts'
import { writeFileAtomically } from './atomicFile.ts'
import type { Desk } from './desk.ts'
import type { HandlersOf } from './handlersOf.ts'
import type { Session } from './session.ts'

export const deskHandlers: HandlersOf<'files' | 'window' | 'print'> = {
  'files.choose': async (question, _call, session) => {
    const paths = await deskOf(session).chooseFiles(question)
    return { files: paths.map((path) => ({ name: basename(path), choice: keep(session, path) })) }
  },

  'files.grant': ({ choice }, _call, { choices, grants }) => {
    const path = choices.get(choice)
    if (path === undefined) throw new AppError('not_found', 'no such file was chosen here')
    return { grant: grants.mint(path) }
  },

  'files.chooseTarget': async (question, _call, session) => {
    const path = await deskOf(session).chooseTarget(question)
    return {
      file: path === null ? null : { name: basename(path), grant: session.grants.mint(path) },
    }
  },

  'files.write': ({ grant, text }, _call, { grants }) => {
    const content = Buffer.from(text)
    writeFileAtomically(grants.redeemToKeep(grant), content)
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
    const path = session.grants.redeemToKeep(grant)
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

/** Nobody guesses it, and it ends with the client that has it. */
function keep({ choices, ports }: Session, path: string): string {
  const choice = Buffer.from(ports.randomBytes(24)).toString('base64url')
  choices.set(choice, path)
  return choice
}
