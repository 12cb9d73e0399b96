/** Files that the build takes in as texts. */
declare module '*.csl?raw' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: so the build makes them
  export default text
}
declare module '*.xml?raw' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: so the build makes them
  export default text
}
