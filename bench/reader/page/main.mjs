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
  hypothesis: async () => (await import('./hypothesis.mjs')).hypothesis,
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

const FRAME = 1000 / 60

/**
 * A pause that ends at another point of the frame each time. After equal ones, counted from a frame, every
 * action would meet the frame clock at one point, and a millisecond more or less would cost a frame or none.
 */
const unevenPause = (ms, turn, turns) => pause(ms + (FRAME * turn) / turns)

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

/** What `open` has opened, for the other measurements. */
let handle

async function open(name, data) {
  const system = await systems[name]()
  const input = system.prepare(data)
  await nextFrame()
  await nextFrame()
  const { result, tasks } = await longTasksOf(() =>
    timed(async () => {
      handle = await system.open(root, input, data.highlights)
    }),
  )
  const later = await longTasksOf(() => handle.settled ?? pause(300))
  await pause(600)
  return {
    open: result.painted,
    openScript: result.script,
    openTask: Math.max(0, ...tasks),
    fillTasks: later.tasks,
  }
}

async function add(extra) {
  const times = []
  for (const [turn, highlight] of extra.entries()) {
    await unevenPause(30, turn, extra.length)
    times.push(await timed(() => handle.add(highlight)))
  }
  return { add: times.map((time) => time.painted), addScript: times.map((time) => time.script) }
}

async function scroll(steps) {
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
async function jump() {
  const jumps = []
  for (const [turn, share] of shares.entries()) {
    await unevenPause(60, turn, shares.length)
    const time = await timed(() => {
      scroller.scrollTop = scroller.scrollHeight * share
    })
    jumps.push(time.painted)
  }
  return { jumps }
}

/** Jumps to offsets of the text, and how many pixels off they land, where there is a way. */
async function jumpToOffsets(length) {
  const targetJumps = []
  const landings = []
  for (const [turn, share] of handle.jump === undefined ? [] : shares.entries()) {
    const offset = Math.floor(length * share)
    await unevenPause(60, turn, shares.length)
    targetJumps.push((await timed(() => handle.jump(offset))).painted)
    landings.push(Math.abs(handle.landing(offset) - scroller.getBoundingClientRect().top))
  }
  return { targetJumps, landings }
}

const widths = [600, 740, 640, 780, 660]

async function relayout() {
  const times = []
  for (const [turn, width] of widths.entries()) {
    await unevenPause(150, turn, widths.length)
    const { painted: time } = await timed(() => {
      root.style.maxWidth = `${width}px`
    })
    times.push(time)
  }
  return { relayout: times, elements: document.querySelectorAll('*').length }
}

/** Opens and closes; the last one stays open. */
async function cycle(name, data, count) {
  const system = await systems[name]()
  for (let turn = 0; turn < count; turn++) {
    const opened = await system.open(root, system.prepare(data), data.highlights)
    await painted()
    await opened.settled
    if (turn < count - 1) opened.close()
  }
}

Object.assign(globalThis, {
  readerBench: { open, add, scroll, jump, jumpToOffsets, relayout, cycle },
})
