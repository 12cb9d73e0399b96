import { diffMethods } from './methods.mjs'

/** One method on two texts, in a process of its own, for several of them never come back from a book. */
process.on('message', async ({ engineUrl, name, before, after, runs }) => {
  const compare = diffMethods(await import(engineUrl))[name]
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    const size = compare(before, after)
    process.send({ time: performance.now() - started, size })
  }
  process.disconnect()
})
