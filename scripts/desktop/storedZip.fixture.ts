import { crc32 } from 'node:zlib'

interface ZipEntry {
  readonly content: string
  /** Unix permissions. */
  readonly mode: number
}

/** A ZIP archive without compression (APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16). */
export function storedZip(entries: Readonly<Record<string, ZipEntry>>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, { content, mode }] of Object.entries(entries)) {
    const [nameBytes, bytes] = [Buffer.from(name), Buffer.from(content)]
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(bytes.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), common, nameBytes, bytes])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(((mode | 0o100000) << 16) >>> 0, 6)
    rest.writeUInt32LE(offset, 10)
    // Made by Unix, so that the permissions count.
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, rest, nameBytes)
    bodies.push(body)
    offset += body.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(bodies.length, 4)
  end.writeUInt16LE(bodies.length, 6)
  end.writeUInt32LE(index.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, index, Buffer.from('PK\x05\x06'), end])
}
