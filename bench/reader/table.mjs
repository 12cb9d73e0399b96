import { median, percentile, rounded } from '../lib/statistics.mjs'

const LATE_FRAME = 33.5

/**
 * What is said of one system: medians over its runs, the worst case where a goal forbids it.
 *
 * @param {readonly object[]} trials as `trial` gives them
 */
export function summaryOf(trials) {
  const of = (pick) => median(trials.map(pick))
  const frames = trials.flatMap((trial) => trial.frames)
  const late = frames.filter((frame) => frame > LATE_FRAME).length
  return {
    open: of((trial) => trial.open),
    openTask: of((trial) => trial.openTask),
    laterTasks: of((trial) => trial.fillTasks.length),
    add: of((trial) => median(trial.add)),
    addScript: of((trial) => median(trial.addScript)),
    addBusy: of((trial) => trial.addBusy),
    frame: percentile(frames, 0.95),
    late: (100 * late) / frames.length,
    scrollTasks: of((trial) => trial.scrollTasks),
    jump: of((trial) => median(trial.jumps)),
    targetJump: of((trial) => median(trial.targetJumps)),
    longestJump: of((trial) => Math.max(...trial.jumps, ...trial.targetJumps)),
    landing: Math.max(...trials.flatMap((trial) => trial.landings)),
    relayout: of((trial) => median(trial.relayout)),
    elements: of((trial) => trial.elements),
    memory: of((trial) => trial.memory),
  }
}

const columns = {
  open: 'open ms',
  openTask: 'longest task',
  laterTasks: 'later tasks > 50',
  add: 'add ms',
  addScript: 'add script',
  addBusy: 'add busy',
  frame: 'frame p95',
  late: 'late frames %',
  scrollTasks: 'scroll tasks > 50',
  jump: 'jump ms',
  targetJump: 'jump to offset',
  longestJump: 'longest jump',
  landing: 'landing off px',
  relayout: 're-layout ms',
  elements: 'elements',
  memory: 'MiB',
}

/**
 * @param {string} system
 * @param {ReturnType<typeof summaryOf> | null} summary null = given up
 * @param {number} limit seconds
 */
export function rowOf(system, summary, limit) {
  const cells = Object.entries(columns).map(([key, title]) => [
    title,
    summary === null ? '' : rounded(summary[key]),
  ])
  if (summary === null) cells[0] = [columns.open, `> ${limit} s`]
  return { system, ...Object.fromEntries(cells) }
}
