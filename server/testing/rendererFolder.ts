import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>A page</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/style.css">
<script type="module" src="/assets/app.js"></script>
</head>
<body><p id="words">Words</p></body>
</html>
`

const files: Readonly<Record<string, string>> = {
  'index.html': page,
  'assets/app.js': `document.body.dataset.script = 'ran'\n`,
  'assets/style.css': 'body { color: rgb(1, 2, 3) }\n',
  'assets/letters.woff2': 'wOF2 and then nothing',
  'assets/app.js.map': '{}',
  'notes.secret': 'of a type that no page needs',
}

/** The smallest page that a build could have made, in a folder below `folder`. */
export function writeRendererFolder(
  folder: string,
  changes: Readonly<Record<string, string>> = {},
) {
  const root = join(folder, 'renderer')
  for (const [name, content] of Object.entries({ ...files, ...changes })) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), content)
  }
  return root
}
