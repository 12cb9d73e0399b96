import type { HandlersOf } from './handlersOf.ts'
import { setProfile } from './profile.ts'

export const profileHandlers: HandlersOf<'profile'> = {
  'profile.set': (change, _call, { ports }) => setProfile(ports, change),
}
