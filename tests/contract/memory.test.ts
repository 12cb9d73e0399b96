import { memoryWirePair } from '../../core/api/memoryWire.ts'
import { contractSuite } from './contractSuite.ts'

contractSuite('memory wire', async (host) => {
  const [client, hostEnd] = memoryWirePair()
  host.attach(hostEnd)
  return client
})
