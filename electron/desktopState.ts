import { join } from 'node:path'
import { z } from 'zod'
import { readJsonFile, writeJsonFile } from '../services/jsonFile.ts'
import type { Ports } from '../services/ports.ts'

const Bounds = z.strictObject({ x: z.int(), y: z.int(), width: z.int(), height: z.int() })
export type Bounds = z.infer<typeof Bounds>

const WindowState = z.strictObject({
  bounds: Bounds,
  isMaximized: z.boolean(),
  /** Path of the project it shows. */
  project: z.string().nullable(),
})
export type WindowState = z.infer<typeof WindowState>

/** What the windows were when they were last seen. */
const DesktopState = z.strictObject({
  /** As Electron counts it: 0 = as large as it is, each step a fifth. */
  zoomLevel: z.number().min(-5).max(5),
  windows: z.array(WindowState).max(50).readonly(),
})
export type DesktopState = z.infer<typeof DesktopState>

type Kept = Pick<Ports, 'dataFolder' | 'log'>

function fileOf({ dataFolder }: Kept): string {
  return join(dataFolder, 'windows.json')
}

export function readDesktopState(ports: Kept): DesktopState {
  return readJsonFile(fileOf(ports), DesktopState, ports.log) ?? { zoomLevel: 0, windows: [] }
}

/** A place for windows that cannot be kept is no reason to stop. */
export function writeDesktopState(ports: Kept, state: DesktopState): void {
  try {
    writeJsonFile(fileOf(ports), state)
  } catch (error) {
    ports.log.write('warn', 'windows-not-kept', { error: String(error) })
  }
}

/** So much of a window must be on some screen that it can be taken hold of. */
const GRIP = { width: 200, height: 60 }

/** Whether a window of these bounds can be seen and moved: a screen it was on may be gone. */
export function isReachable(bounds: Bounds, screens: readonly Bounds[]): boolean {
  return screens.some((screen) => {
    const across = overlap([bounds.x, bounds.width], [screen.x, screen.width])
    const down = overlap([bounds.y, bounds.height], [screen.y, screen.height])
    return across >= GRIP.width && down >= GRIP.height && bounds.y >= screen.y
  })
}

function overlap([start, length]: Span, [otherStart, otherLength]: Span): number {
  return Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart)
}

type Span = readonly [start: number, length: number]
