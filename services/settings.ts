import { z } from 'zod'
import { setSetting, settingValue } from '../db/stores/settings.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'

export const settingHandlers: HandlersOf<'settings'> = {
  'settings.get': ({ key }, _call, session) => ({
    value: z.json().parse(settingValue(session.project().db, key) ?? null),
  }),

  'settings.set': ({ key, value }, _call, session) =>
    session.write({ code: 'settings.set', label: labels.setting(key) }, ({ tx }) => {
      setSetting(tx, key, value)
      return {}
    }),
}
