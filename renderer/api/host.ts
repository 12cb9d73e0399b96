import type { Client } from '../../core/api/connect.ts'
import { AppError } from '../../core/model/error.ts'

/**
 * What only some hosts can do. dialogs: ask for files itself. windows: open another one. menu: show a menu
 * bar. every-key: keys that browsers keep for themselves come to the page. print: make a PDF of a page. dropped-projects: open a project that is dropped on the page.
 */
export type Ability = 'dialogs' | 'windows' | 'menu' | 'every-key' | 'print' | 'dropped-projects'

let known: { readonly client: Client; readonly abilities: ReadonlySet<string> } | null = null

/** Learns what the host of this page can do; the first call of all, so that every later one knows. */
export async function meetHost(client: Client): Promise<void> {
  const { capabilities } = await client.call('host.info', {})
  known = { client, abilities: new Set(capabilities) }
}

/** Whether this host can; features ask this, never which host it is. */
export function can(ability: Ability): boolean {
  return known?.abilities.has(ability) === true
}

export const callHost: Client['call'] = (method, input, options) => {
  if (known === null) return Promise.reject(new AppError('internal', 'the host is not known yet'))
  return known.client.call(method, input, options)
}
