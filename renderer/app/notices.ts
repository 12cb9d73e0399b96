import type { AppError } from '../../core/model/error.ts'
import { asAppError } from '../api/useApi.ts'
import { errorText } from '../i18n/errorText.ts'
import { createStore, type Store } from './store.ts'

export interface Notice {
  readonly id: number
  readonly kind: 'done' | 'problem'
  readonly text: string
  readonly action: { readonly label: string; run(): void } | null
}

/** What is said at the foot of the window: what was done goes by itself, problems stay. */
export const notices: Store<{ readonly all: readonly Notice[] }> = createStore<{
  readonly all: readonly Notice[]
}>({ all: [] })

const SHOWN_MS = 6000
let count = 0

/** Says that something was done. */
export function say(text: string, action: Notice['action'] = null): void {
  const id = add('done', text, action)
  setTimeout(() => dismiss(id), SHOWN_MS)
}

/** Says what went wrong. A cancelled thing is not wrong. */
export function sayProblem(error: unknown, what = '', action: Notice['action'] = null): void {
  const known: AppError = asAppError(error)
  if (known.code === 'cancelled') return
  add('problem', `${what} ${errorText(known)}`.trim(), action)
}

/** Says what cannot be done here, and what can. */
export function sayInstead(text: string): void {
  add('problem', text, null)
}

export function dismiss(id: number): void {
  notices.set({ all: notices.get().all.filter((notice) => notice.id !== id) })
}

function add(kind: Notice['kind'], text: string, action: Notice['action']): number {
  const id = ++count
  notices.set({ all: [...notices.get().all.slice(-3), { id, kind, text, action }] })
  return id
}
