/** `npm run bench -- <name> [corpus folder] [options]`: see README.md. */
const benches = {
  blocking: () => import('./blocking/run.mjs'),
  compare: () => import('./compare/run.mjs'),
  diff: () => import('./diff/run.mjs'),
  reader: () => import('./reader/run.mjs'),
  reanchor: () => import('./reanchor/run.mjs'),
}

const [name = '', ...rest] = process.argv.slice(2)
const load = benches[name]
if (load === undefined) {
  process.stderr.write(
    `usage: npm run bench -- ${Object.keys(benches).join('|')} [corpus folder]\n`,
  )
  process.exit(2)
}
const { run } = await load()
await run(rest)
