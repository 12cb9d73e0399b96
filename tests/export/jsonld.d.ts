/** The parts of the library that the tests use: it brings no types of its own. */
declare module 'jsonld' {
  interface RemoteDocument {
    readonly contextUrl: null
    readonly documentUrl: string
    readonly document: unknown
  }
  interface Options {
    readonly documentLoader: (url: string) => Promise<RemoteDocument>
  }
  const jsonld: {
    expand(input: unknown, options: Options): Promise<unknown[]>
    toRDF(input: unknown, options: Options & { format: string }): Promise<string>
  }
  // biome-ignore lint/style/noDefaultExport: the library has nothing else
  export default jsonld
}
