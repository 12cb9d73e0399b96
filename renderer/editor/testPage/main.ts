import '../../ui/tokens.css'
import '../../ui/base.css'
import '../reader.css'
import './page.css'
import { createReader, type Reader, type ReaderCallbacks, type ReaderContent } from '../reader.ts'

export interface TestEvents {
  selections: unknown[]
  clicks: string[][]
  links: string[]
  layouts: number
}

/** What the browser test drives: one reader at a time, and what it reported. */
export interface TestPage {
  reader: Reader | null
  events: TestEvents
  /** Blocks in the page when opening returned. */
  drawnAtOpen: number
  open(content: Omit<ReaderContent, 'scroller'>): void
  close(): void
}

function elementOf(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`the page has no ${id}`)
  return element
}

const scroller = elementOf('scroller')
const column = elementOf('column')

const page: TestPage = {
  reader: null,
  drawnAtOpen: 0,
  events: { selections: [], clicks: [], links: [], layouts: 0 },
  open(content) {
    page.close()
    page.events = { selections: [], clicks: [], links: [], layouts: 0 }
    const callbacks: ReaderCallbacks = {
      onSelectionChange: (range, isByKeyboard) =>
        page.events.selections.push([range, isByKeyboard]),
      onHighlightClick: (ids) => page.events.clicks.push([...ids]),
      onLink: (href) => page.events.links.push(href),
      onLayout: () => {
        page.events.layouts++
      },
    }
    page.reader = createReader(column, { ...content, scroller }, callbacks)
    page.drawnAtOpen = column.querySelectorAll('.reader-section p').length
  },
  close() {
    page.reader?.destroy()
    page.reader = null
  },
}

Object.assign(globalThis, { testPage: page })
