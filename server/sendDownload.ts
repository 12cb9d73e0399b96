import { createReadStream, rmSync, statSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { Refusal } from './refusal.ts'

/** Sends a file that was written for the browser, and deletes it. */
export async function sendDownload(
  response: ServerResponse,
  file: { readonly path: string; readonly name: string } | undefined,
): Promise<void> {
  if (file === undefined) throw new Refusal(404, 'There is nothing to download here, or no more.')
  const { path, name } = file
  try {
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-length': statSync(path).size,
      'content-disposition': `attachment; filename*=UTF-8''${escaped(name)}`,
    })
    await pipeline(createReadStream(path), response)
  } finally {
    rmSync(path, { force: true })
  }
}

/** As RFC 8187 has it; encodeURIComponent leaves four characters that it does not allow. */
function escaped(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
