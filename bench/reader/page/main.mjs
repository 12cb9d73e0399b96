import './page.css'
import { bare, limit } from './bare.mjs'
import { tiptapDecorations, tiptapMarks } from './tiptap.mjs'
import { variorum } from './variorum.mjs'

const systems = {
  bare: async () => bare,
  limit: async () => limit,
  variorum: async () => variorum,
  'tiptap-marks': async () => tiptapMarks,
  'tiptap-decorations': async () => tiptapDecorations,
  recogito: async () => (await import('./recogito.mjs')).recogito,
}

const root = document.getElementById('root')
const scroller = document.getElementById('scroller')
const nextFrame = () => new Promise(requestAnimationFrame)
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Resolves when the frame that shows the page as it is now has been made, and one more. */
async function painted() {
  await nextFrame()
  await new Promise((resolve) => {
    const channel = new MessageChannel()
    channel.port1.onmessage = resolve
    channel.port2.postMessage(0)
  })
  await nextFrame()
  await pause(0)
}

const longTasks = []
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) longTasks.push(entry.duration)
}).observe({ type: 'longtask' })

async function longTasksOf(action) {
  await pause(30)
  longTasks.length = 0
  const result = await action()
  await pause(30)
  return { result, tasks: [...longTasks] }
}

async function timed(action) {
  const start = performance.now()
  await action()
  const script = performance.now() - start
  await painted()
  return { script, painted: performance.now() - start }
}

async function open(system, data, input) {
  await nextFrame()
  await nextFrame()
  let handle
  const { result, tasks } = await longTasksOf(() =>
    timed(async () => {
      handle = await system.open(root, input, data.highlights)
    }),
  )
  return {
    handle,
    open: result.painted,
    openScript: result.script,
    openTask: Math.max(0, ...tasks),
  }
}

async function addAll(handle, extra) {
  const times = []
  for (const highlight of extra) {
    times.push(await timed(() => handle.add(highlight)))
    await pause(30)
  }
  return { add: times.map((time) => time.painted), addScript: times.map((time) => time.script) }
}

async function scrollDown(steps) {
  scroller.scrollTop = 0
  await painted()
  const { result: frames, tasks } = await longTasksOf(async () => {
    const deltas = []
    let last = await nextFrame()
    for (let step = 0; step < steps; step++) {
      scroller.scrollTop += 300
      const now = await nextFrame()
      deltas.push(now - last)
      last = now
    }
    return deltas
  })
  return { frames, scrollTasks: tasks.length }
}

const shares = Array.from({ length: 12 }, (_, index) => (((index + 1) * 7) % 13) / 13)

/** Jumps by the scroll bar. */
async function jumpAround() {
  const jumps = []
  for (const share of shares) {
    const jump = await timed(() => {
      scroller.scrollTop = scroller.scrollHeight * share
    })
    jumps.push(jump.painted)
    await pause(60)
  }
  return { jumps }
}

/** Jumps to offsets of the text, and how many pixels off they land, where there is a way. */
async function jumpToOffsets() {
  const targetJumps = []
  const landings = []
  for (const share of opened?.handle.jump === undefined ? [] : shares) {
    const offset = Math.floor(opened.length * share)
    targetJumps.push((await timed(() => opened.handle.jump(offset))).painted)
    await pause(60)
    landings.push(Math.abs(opened.handle.landing(offset) - scroller.getBoundingClientRect().top))
  }
  return { targetJumps, landings }
}

async function relayout() {
  const times = []
  for (const width of [600, 740, 640, 780, 660]) {
    const { painted: time } = await timed(() => {
      root.style.maxWidth = `${width}px`
    })
    times.push(time)
    await pause(150)
  }
  return { relayout: times }
}

/** What `run` has opened, for what only some systems can do: it comes after the memory is measured. */
let opened

async function run(name, data, steps) {
  const system = await systems[name]()
  const input = system.prepare(data)
  const { handle, ...times } = await open(system, data, input)
  opened = { handle, length: data.paragraphs.join('\n').length }
  const filling = await longTasksOf(() => handle.settled ?? pause(300))
  const added = await addAll(handle, data.extra)
  const scrolled = await scrollDown(steps)
  const jumped = await jumpAround()
  const laid = await relayout()
  const nodes = document.querySelectorAll('*').length
  return { ...times, fillTasks: filling.tasks, ...added, ...scrolled, ...jumped, ...laid, nodes }
}

/** Opens and closes ten times; `between` reads the memory from outside. */
async function cycle(name, data, count) {
  const system = await systems[name]()
  for (let turn = 0; turn < count; turn++) {
    const handle = await system.open(root, system.prepare(data), data.highlights)
    await painted()
    await handle.settled
    if (turn < count - 1) handle.close()
  }
}

Object.assign(globalThis, { readerBench: { run, jumpToOffsets, cycle } })
