/** The code of pdf.js's worker, which comes without types; only the name of its export matters to us. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown
}
