import { type Screen, screens, type View, view } from './view.ts'

type Place = Partial<Pick<View, 'screen' | 'documentId' | 'revision'>>

/** Where the person is, as the address has it: #screen/document/revision. */
export function readPlace(hash: string = location.hash): Place {
  const [screen, documentId, revision] = hash.slice(1).split('/')
  const known: Screen | undefined = screens.find((name) => name === screen)
  if (known === undefined) return {}
  return {
    screen: known,
    documentId: documentId === undefined || documentId === '' ? null : documentId,
    revision: revision === undefined || !/^[1-9]\d*$/.test(revision) ? null : Number(revision),
  }
}

export function writePlace({ screen, documentId, revision }: View): string {
  return `#${[screen, documentId ?? '', revision ?? ''].join('/').replace(/\/+$/, '')}`
}

/** Keeps the address what is shown, so that a reload comes back to it. */
export function followPlace(): () => void {
  return view.subscribe(() => {
    const now = view.get()
    const hash = now.isProjectOpen ? writePlace(now) : ''
    if (hash === location.hash) return
    history.replaceState(null, '', `${location.pathname}${location.search}${hash}`)
  })
}
