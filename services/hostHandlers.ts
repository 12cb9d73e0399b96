import type { HandlersOf } from './handlersOf.ts'
import { readProfile } from './profile.ts'

export const hostHandlers: HandlersOf<'host'> = {
  'host.info': (_input, _call, { description, ports }) => ({
    name: 'Variorum',
    version: description.version,
    kind: description.kind,
    capabilities: description.capabilities,
    profile: readProfile(ports),
    suggestedName: ports.suggestedName,
  }),
}
