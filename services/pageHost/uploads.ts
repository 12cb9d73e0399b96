import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { ClientFrame, HostFrame } from '../../core/api/frames.ts'
import type { Wire } from '../../core/api/wire.ts'
import { AppError } from '../../core/model/error.ts'
import type { Grants } from '../grants.ts'
import type { Ports } from '../ports.ts'
import { createExpiringMap } from './expiringMap.ts'
import { safeFileName } from './safeFileName.ts'
import type { TemporaryFolder } from './temporaryFolder.ts'

/** Longer than a grant lives: what is still here then, nobody can ask for. */
const LIFETIME = 15 * 60_000

/** Files that the page sends. Each serves one call, which may read it: when that is answered, the file is gone. */
export interface Uploads {
  /**
   * Keeps what comes and gives the permission to use it.
   * @throws AppError too_large, no_space
   */
  receive(sent: Sent, name: string): Promise<string>
  /** The same wire, watched for the calls that use uploads and for their answers. */
  watched(wire: Wire): Wire
}

/** A file on its way. */
export interface Sent {
  readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** Length in bytes as it was said beforehand; 0 when nothing was. */
  readonly announced: number
}

export interface UploadOptions {
  readonly grants: Grants
  readonly folder: TemporaryFolder
  readonly steadyNow: Ports['steadyNow']
  readonly maxBytes: number
}

export function createUploads({ grants, folder, steadyNow, maxBytes }: UploadOptions): Uploads {
  const waiting = createExpiringMap<string>({
    steadyNow,
    lifetime: LIFETIME,
    onExpired: folder.discard,
  })

  async function receive(sent: Sent, name: string): Promise<string> {
    const path = folder.place(safeFileName(name))
    try {
      await keepBody(sent, path, maxBytes)
    } catch (error) {
      folder.discard(path)
      throw storeError(error)
    }
    const grant = grants.mintForCopy(path)
    waiting.set(grant, path)
    return grant
  }

  function watched(wire: Wire): Wire {
    const inUse = new Map<number, readonly string[]>()
    const release = (id: number) => {
      inUse.get(id)?.forEach(folder.discard)
      inUse.delete(id)
    }
    const onCall = (raw: unknown) => {
      const frame = ClientFrame.safeParse(raw)
      if (!frame.success || frame.data.t !== 'call') return
      const { id, input } = frame.data
      const paths = stringsOf(input).flatMap((text) => waiting.take(text) ?? [])
      if (paths.length > 0) inUse.set(id, paths)
    }
    const onAnswer = (raw: unknown) => {
      if (inUse.size === 0) return
      const { data: frame } = HostFrame.safeParse(raw)
      if (frame?.t === 'ok' || frame?.t === 'err') release(frame.id ?? -1)
    }
    wire.onClose(() => [...inUse.keys()].forEach(release))
    return {
      send(frame) {
        wire.send(frame)
        onAnswer(frame)
      },
      onFrame: (listener) =>
        wire.onFrame((frame) => {
          onCall(frame)
          listener(frame)
        }),
      onClose: wire.onClose,
    }
  }

  return { receive, watched }
}

/** Where the API has its grants: in a field of the input, in a list there, or in an item of one. */
function stringsOf(input: unknown): string[] {
  if (typeof input !== 'object' || input === null) return []
  const values: unknown[] = Object.values(input).flat()
  const inner = values.flatMap((value) =>
    typeof value === 'object' && value !== null ? Object.values(value) : [value],
  )
  return inner.filter((value) => typeof value === 'string')
}

async function keepBody({ body, announced }: Sent, path: string, maxBytes: number): Promise<void> {
  if (announced > maxBytes) throw tooLarge(maxBytes)
  await pipeline(limited(body, maxBytes), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
}

async function* limited(body: Sent['body'], maxBytes: number): AsyncGenerator<Uint8Array> {
  let total = 0
  for await (const chunk of body) {
    total += chunk.length
    if (total > maxBytes) throw tooLarge(maxBytes)
    yield chunk
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('too_large', `the limit is ${maxBytes} bytes`, { maxBytes })
}

function storeError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error
  return new AppError('no_space', 'the disk is full')
}
