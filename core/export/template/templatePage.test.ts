import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../htmlPolicy.ts'
import { safePage } from './templatePage.ts'

const policy = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">`

describe('a page of a template', () => {
  test('has the policy before all else, and is otherwise as it was written', () => {
    const written =
      '<!DOCTYPE html><html lang="de"><head><title>T</title></head><body><p class="a">x</p></body></html>'
    expect(safePage(written)).toEqual({
      text: `${written.replace('<title>', `${policy}<title>`)}\n`,
      leftOut: 0,
    })
  })

  test('may be written in part', () => {
    expect(safePage('<p>x').text).toBe(
      `<!DOCTYPE html><html><head>${policy}</head><body><p>x</p></body></html>\n`,
    )
  })

  test.each([
    '<script>alert(1)</script>',
    '<svg><script>alert(1)</script></svg>',
    '<template><script>alert(1)</script></template>',
    '<img src="x" onerror="alert(1)">',
    '<svg onload="alert(1)"></svg>',
    '<iframe srcdoc="&lt;script&gt;"></iframe>',
    '<noscript><meta http-equiv="refresh" content="0;url=https://a.example"></noscript>',
    '<meta http-equiv="refresh" content="0;url=https://a.example">',
    '<base href="https://a.example">',
    '<link rel="preconnect" href="https://a.example">',
    '<object data="https://a.example"></object>',
    '<img src="https://a.example/a.png" alt="a">',
    '<svg><image href="https://a.example/a.png"></image></svg>',
    '<video src="https://a.example/a.webm"></video>',
  ])('loses what runs, loads or leads elsewhere by itself: %s', (written) => {
    const { text, leftOut } = safePage(`<p>x</p>${written}`)
    expect(leftOut).toBeGreaterThan(0)
    expect(text).not.toMatch(/script>|alert|a\.example/)
    expect(text).toContain(policy)
  })

  test('cannot say another character set or another policy', () => {
    const { text } = safePage('<meta charset="utf-16"><title>x</title>')
    expect(text.match(/charset/g)).toHaveLength(1)
  })

  test('is refused where it is nested absurdly', () => {
    expect(() => safePage('<div>'.repeat(100_000))).toThrow('nested too deeply')
  })
})
