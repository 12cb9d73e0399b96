import { expect, test } from 'vitest'
import { pageInShadow } from './pageInShadow.ts'

test('every style sheet of a page becomes a rule of a shadow root', () => {
  const { html, css } = pageInShadow(
    `<head><style>:root{--a:1}\nbody{margin:0}\nhtml, body.dense > p{color:red}</style></head>` +
      `<body><style media="print">@media print{body{font-size:10pt}} .body-text{font-family:body}</style><p>a</p></body>`,
  )
  expect(html).toBe('<head></head><body><p>a</p></body>')
  expect(css).toBe(
    `:host{--a:1}\n.body{margin:0}\n:host, .body.dense > p{color:red}\n` +
      '@media print {@media print{.body{font-size:10pt}} .body-text{font-family:body}}',
  )
})

test('style attributes go under another name, and words about them stay', () => {
  const page = '<p class="a" style="color: red">style="b" &lt;p style="c"&gt;</p><br style="x"/>'
  expect(pageInShadow(page).html).toBe(
    '<p class="a" data-style="color: red">style="b" &lt;p style="c"&gt;</p><br data-style="x"/>',
  )
})
