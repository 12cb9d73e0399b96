import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import './editor/reader.css'
import { createRoot } from 'react-dom/client'
import { connect } from '../core/api/connect.ts'
import { ApiProvider } from './api/ApiProvider.tsx'
import { meetHost } from './api/host.ts'
import { openWire } from './api/openWire.ts'
import { App } from './app/App.tsx'
import { connection } from './app/connection.ts'
import { applyLibraryWidth, libraryWidth } from './app/libraryWidth.ts'
import { applyReadingSize } from './app/readingSize.ts'
import { followTheme } from './app/theme.ts'

const element = document.getElementById('root')
if (element === null) throw new Error('the page has no root')

followTheme()
applyReadingSize()
applyLibraryWidth(libraryWidth())
const wire = openWire()
wire.onClose(() => connection.set({ isLost: true }))
const client = connect(wire)
// What goes wrong with the first call goes wrong with the window's own, which says so.
meetHost(client).catch(() => undefined)
createRoot(element).render(
  <ApiProvider client={client}>
    <App />
  </ApiProvider>,
)
