import { useMemo } from 'react'
import { ChosenStyle, chosenStyleKey } from '../../core/model/citationStyle.ts'
import { type Call, useAnswer, useCall, useForgetAnswer } from '../api/useApi.ts'
import { sayProblem } from './notices.ts'
import { createStore, type Store, useStore } from './store.ts'
import { view } from './view.ts'

/**
 * What was chosen in this window, by path of the project, until the project remembers it: at once, but for one that
 * is open to read only, which never does.
 */
const chosenHere: Store<Readonly<Record<string, ChosenStyle | undefined>>> = createStore<
  Readonly<Record<string, ChosenStyle | undefined>>
>({})

const asVariorum: ChosenStyle = { citationStyle: '', ownStyle: null }

/** How sources are cited wherever that is done: when words are copied, and in what is exported. */
export async function chosenStyle(call: Call): Promise<ChosenStyle> {
  const { path } = await call('project.info', {})
  const here = chosenHere.get()[path]
  if (here !== undefined) return here
  const { value } = await call('settings.get', { key: chosenStyleKey })
  return remembered(value)
}

/** The same, kept true, and the way to choose another. */
export function useChosenStyle(): readonly [ChosenStyle, (style: ChosenStyle) => void] {
  const call = useCall()
  const readAgain = useForgetAnswer()
  const { data: project } = useAnswer('project.info', {})
  const { data: setting } = useAnswer('settings.get', { key: chosenStyleKey })
  const path = project?.path ?? ''
  const here = useStore(chosenHere, (all) => all[path])
  const value = setting?.value
  const kept = useMemo(() => remembered(value), [value])
  const keep = async (style: ChosenStyle) => {
    await call('settings.set', { key: chosenStyleKey, value: style })
    // Only an answer that has it can take its place.
    await readAgain('settings.get')
    if (chosenHere.get()[path] === style) chosenHere.set({ [path]: undefined })
  }
  const choose = (style: ChosenStyle) => {
    chosenHere.set({ [path]: style })
    if (!view.get().isReadOnly) keep(style).catch(sayProblem)
  }
  return [here ?? kept, choose]
}

/** What an app of another day knows and this one does not is no choice. */
function remembered(value: unknown): ChosenStyle {
  return ChosenStyle.safeParse(value).data ?? asVariorum
}
