import { assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOfHtml } from '../../server/source/mastodon/html.ts'

describe("a post's HTML becomes the words its readers see", () => {
  test.each([
    ['paragraphs and breaks', '<p>one<br>two<br/>three</p><p>four</p>', 'one\ntwo\nthree\n\nfour'],
    [
      'a mention',
      '<p><span class="h-card" translate="no"><a href="https://x.example/@bo" class="u-url mention">@<span>bo</span></a></span> hi</p>',
      '@bo hi',
    ],
    ['a hashtag', '<a href="/tags/Leeds" class="mention hashtag" rel="tag">#<span>Leeds</span></a>', '#Leeds'],
    [
      'the visible part of a link, with its ellipsis',
      '<a href="https://www.example.org/a/very/long/path"><span class="invisible">https://www.</span><span class="ellipsis">example.org/a/very</span><span class="invisible">/long/path</span></a> read',
      'example.org/a/very… read',
    ],
    ['entities, once', '<p>tea &amp; toast &lt;b&gt; &#39;x&#x27; &amp;lt; &nbsp;y</p>', "tea & toast <b> 'x' &lt; y"],
    ['a list', '<p>want:</p><ul><li>time</li><li>tea</li></ul>', 'want:\n\n- time\n- tea'],
    ['no script, style or comment', 'a<script>alert("<b>")</script><style>p{}</style><!-- <p>no</p> -->b', 'ab'],
    [
      'no quote fallback line',
      '<p class="quote-inline">RE: <a href="https://x">https://x</a></p><p>yes to this</p>',
      'yes to this',
    ],
    ['a lone angle', '<p>2 < 3 and i <3 nurses</p>', '2 < 3 and i <3 nurses'],
    ['a broken end', '<p>cut <span class="invis', 'cut <span class="invis'],
    ['attributes with angles', '<a title="a > b" href=\'>\'>link</a>', 'link'],
    ['unknown entities as they are', '&hellipsis; &#99999999; &#x110000;', '&hellipsis; &#99999999; &#x110000;'],
  ])('%s', (_, html, text) => {
    expect(textOfHtml(html)).toBe(text)
  })

  test('custom emoji go, other colons stay, and a post of nothing else keeps them', () => {
    expect(textOfHtml('<p>good :ablobcat: morning, 10:30:15 :unknown:</p>', ['ablobcat'])).toBe(
      'good morning, 10:30:15 :unknown:',
    )
    expect(textOfHtml('<p>:ablobcat:</p>', ['ablobcat'])).toBe(':ablobcat:')
  })

  test('any text that was escaped as HTML comes out as it was', () => {
    const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const plain = string({ unit: constantFrom('a', '<', '>', '&', '"', "'", 'é', '#', ';', '😀', 'p', '/') })
    assert(
      property(plain, (text) => {
        expect(textOfHtml(`<p>${escaped(text)}</p>`)).toBe(text)
      }),
    )
  })

  // Each of these takes minutes where a rule looks ahead without a bound.
  test.each(['<', '<a ', '<p class="', '<!--', '<b>', '&#', '<b>"', '\n ', ' '])(
    'hostile input comes to an end: %j without end',
    (part) => {
      expect(textOfHtml(`${part.repeat(200_000).slice(0, 49_990)}>`).length).toBeLessThanOrEqual(50_000)
    },
  )
})
