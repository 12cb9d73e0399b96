/// <reference path="./pdfWorker.d.ts" />
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { AppError } from '../../../core/model/error.ts'

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

/**
 * Opens a PDF from memory and closes it after use. pdf.js runs in this very thread, which is a job's
 * own; it draws nothing and is given nothing to fetch with but the character maps it ships. Throws
 * AppError `corrupt` for what is no PDF or a broken one and `unsupported` for one with a password.
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  use: (pdf: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  const pdfjs = await loadPdfJs()
  const task = pdfjs.getDocument({
    // It is moved out of our hands; the caller still needs its own.
    data: new Uint8Array(bytes),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    cMapUrl: 'cmaps/',
    cMapPacked: true,
    BinaryDataFactory: CharacterMaps,
  })
  try {
    return await use(await task.promise)
  } catch (error) {
    if (error instanceof AppError || error instanceof RangeError) throw error
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new AppError('unsupported', 'the PDF is protected by a password')
    }
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('corrupt', `the PDF cannot be read: ${reason}`)
  } finally {
    await task.destroy()
  }
}

let loading: Promise<PdfJs> | undefined

/** Where a browser would give it a thread of its own, it takes its worker's code from a global. */
function loadPdfJs(): Promise<PdfJs> {
  loading ??= (async () => {
    // Only drawing needs these, and it complains where they are missing.
    defineMissing('DOMMatrix')
    defineMissing('Path2D')
    Reflect.set(globalThis, 'pdfjsWorker', await import('pdfjs-dist/legacy/build/pdf.worker.mjs'))
    return import('pdfjs-dist/legacy/build/pdf.mjs')
  })()
  return loading
}

function defineMissing(name: string): void {
  if (!Reflect.has(globalThis, name)) Reflect.set(globalThis, name, class {})
}

/** In the built app the maps lie beside the bundle, in a checkout in the package. */
const mapFolders = ['../cmaps/', '../../../node_modules/pdfjs-dist/cmaps/'].map(
  (path) => new URL(path, import.meta.url),
)

/** Reads the maps of Chinese, Japanese and Korean encodings, and no other file. */
class CharacterMaps {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const folder = mapFolders.find((each) => existsSync(each))
    if (folder === undefined || !/^[\w-]+\.bcmap$/.test(filename)) {
      throw new Error(`there is no character map ${filename}`)
    }
    return new Uint8Array(await readFile(new URL(filename, folder)))
  }
}
