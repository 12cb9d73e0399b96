import { useAnswer } from '../api/useApi.ts'
import { messages } from '../i18n/messages.ts'

export function App() {
  const { data } = useAnswer('host.info', {})
  return <main>{data === undefined ? null : messages['app.name']}</main>
}
