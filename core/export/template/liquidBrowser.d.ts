/** The build of the library that knows no file system; its types are the package's. */
declare module 'liquidjs/dist/liquid.browser.mjs' {
  export * from 'liquidjs'
}
