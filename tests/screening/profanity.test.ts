import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { screen } from '../../server/screening/screen.ts'

const harmless = readFileSync(new URL('sets/harmless.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')

const disguised =
  `fuck off|you absolute cunt|f u c k this|f.u.c.k you|fuuuuuck|f**k that|f*** this|sh1t service|$h1t|b1tch|sh*t show|wanker|w4nker|w a n k e r|` +
  `tw@t|what a twat|bollocks to that|arsehole|@rsehole|f\u057Dck|ｆｕｃｋ|ⓕⓤⓒⓚ|🅵🆄🅲🅺|f\u200Bu\u200Bc\u200Bk|fu\u00ADck|fu ck|sh it|c u n t|cu nt|` +
  `motherfucking joke|fcuk|phuck|fvck|dickhead|you dick|d1ck|you prick|total prick|bastards|b@stard|bastrd|you spastic|retard|r3tard|faggot|poofs|` +
  `piss off|p!ss off|bullshit|shithole|fuckwit|fuk|fking|fkn|c*nt|kunt|tosser|bellend|bell end|knobhead|n0bhead|sh\u03B9t|\u0455hit|f\u0336u\u0336c\u0336k|` +
  `youcunt|FuCk|F U C K|f_u_c_k|f-u-c-k|s.h.i.t|shiiiit|cuuunt|a$$hole|stfu`

describe('profanity', () => {
  test('at least nine of ten disguised words are found', () => {
    const words = disguised.split('|')
    const missed = words.filter((word) => screen({ text: `well, ${word} then` }).lane === 'new')
    expect(missed.length / words.length, missed.join(' | ')).toBeLessThanOrEqual(0.1)
  })

  test('harmless lines of British life and of health stay in the lane for new messages', () => {
    const flagged = harmless.filter((text) => screen({ text }).lane !== 'new')
    expect(flagged).toEqual([])
  })

  test.each([
    ['bloody brilliant', 'mild', 'new'],
    ['what a load of bollocks', 'moderate', 'flagged'],
    ['fuck this', 'strong', 'flagged'],
    ['send them back to africa', 'slur', 'flagged'],
  ])('"%s" is %s language and suggests the lane %s', (text, level, lane) => {
    const result = screen({ text })
    expect(result.findings.filter(({ kind }) => kind === 'profanity')).toMatchObject([{ level }])
    expect(result.lane).toBe(lane)
  })

  test('a finding marks the disguised word as it was sent', () => {
    const text = 'the 🅵🆄🅲🅺 queue and f\u200Bu\u200Bc\u200Bk it'
    const spans = screen({ text }).findings.map(({ start, end }) => text.slice(start, end))
    expect(spans).toEqual(['🅵🆄🅲🅺', 'f\u200Bu\u200Bc\u200Bk'])
  })

  test('a name and a handle are read too', () => {
    expect(screen({ text: 'hello', name: 'Sh1thead' }).findings).toMatchObject([
      { kind: 'profanity', field: 'name', start: 0, end: 8 },
    ])
    expect(screen({ text: 'hello', handle: '@fuck_leeds@example.org' })).toMatchObject({
      lane: 'flagged',
      findings: [{ kind: 'profanity', field: 'name', start: 0, end: 0 }],
    })
  })

  test('links and handles are passed over', () => {
    const { findings } = screen({ text: 'see https://example.org/shit-happens @wanker_fc' })
    expect(findings.map(({ kind }) => kind)).not.toContain('profanity')
  })
})
