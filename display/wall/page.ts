import { generate } from 'lean-qr'
import type { WallSettings } from '../../shared/feed.ts'
import { type SourceName, sourceLabels } from '../../shared/message.ts'
import { accents, css } from './layout/colours.ts'
import type { Box } from './layout/box.ts'
import { fit } from './layout/fit.ts'
import type { Frame } from './layout/frame.ts'
import { measureType } from './cards/paint.ts'

const credit = 'Contains OS data © Crown copyright and database right 2021 · ONS, OGL v3 · © OpenStreetMap contributors'

const make = <K extends keyof HTMLElementTagNameMap>(tag: K, name: string, text = ''): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  element.className = name
  element.textContent = text
  return element
}

const stand = (element: HTMLElement, box: Box): void => {
  element.style.left = `${box.x}px`
  element.style.top = `${box.y}px`
  element.style.width = `${box.w}px`
  element.style.height = `${box.h}px`
}

/** "&" and the city's name in amber, as on the printed posters. */
const question = (element: HTMLElement, words: string): void => {
  const parts = words.split(/(&|\bLeeds\b\??)/u).filter((part) => part !== '')
  element.replaceChildren(...parts.map((part) => (/^&$|^Leeds/u.test(part) ? make('em', '', part) : part)))
}

/** A web address as people say it: no scheme, no trailing slash. */
export const sayable = (url: string): string => url.replace(/^https?:\/\//u, '').replace(/\/$/u, '')

const drawQr = (canvas: HTMLCanvasElement, url: string): void => {
  const code = generate(url)
  const cell = 12
  const quiet = 4
  const edge = (code.size + 2 * quiet) * cell
  canvas.width = edge
  canvas.height = edge
  const ctx = canvas.getContext('2d')
  if (!ctx) return
  ctx.fillStyle = '#fff'
  ctx.fillRect(0, 0, edge, edge)
  ctx.fillStyle = '#0b1930'
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++)
      if (code.get(x, y)) ctx.fillRect((x + quiet) * cell, (y + quiet) * cell, cell, cell)
}

export interface Counts {
  voices: number
  wards: number
  sources: ReadonlySet<SourceName>
}

export interface Page {
  map: HTMLElement
  canvas: HTMLCanvasElement
  /** Another canvas in place of the first, whose context cannot be changed any more. */
  freshCanvas(): HTMLCanvasElement
  settings(settings: WallSettings): void
  stand(frame: Frame): void
  counts(counts: Counts): void
  clock(time: string): void
  calm(on: boolean): void
  /** The words that are on the screen now, for tests and screen readers. */
  twin(cards: readonly { id: string; text: string; seat: number }[]): void
  /** An inviting line where the spotlight will be, while no voice is there yet. */
  invite(on: boolean): void
  repaint(): void
  stop(): void
}

/** Everything on the wall that is not map, light or card, as plain elements: question, QR, counts, labels, the calm card. */
export const openPage = (root: HTMLElement): Page => {
  const stage = make('div', 'wall')
  const map = make('div', 'map')
  const canvas = make('canvas', 'stage')
  const ask = make('h1', 'question')
  const join = make('section', 'join')
  const qr = make('canvas', 'qr')
  const say = make('div', 'say')
  const strip = make('footer', 'strip')
  const invite = make('p', 'invite')
  const label = make('div', 'label')
  const rehearsal = make('p', 'rehearsal', 'Rehearsal: invented messages')
  label.append(rehearsal)
  const calm = make('section', 'calm')
  const twin = make('ol', 'twin')
  const clock = make('span', 'clock')
  const counts = make('span', 'counts')
  const legend = make('span', 'legend')
  const top = make('p', 'facts')
  top.append(counts, clock)
  const below = make('p', 'small')
  below.append(legend, make('span', 'promise', 'Places are areas, never addresses'))
  strip.append(top, below, make('p', 'credit', credit))
  join.append(qr, say)
  calm.append(make('p', 'calm-words', 'Leeds is listening.'), make('p', 'calm-more', 'We will be back in a moment.'))
  canvas.setAttribute('aria-hidden', 'true')
  twin.setAttribute('aria-label', 'On the screen now')
  stage.append(map, canvas, ask, invite, join, strip, label, twin, calm)
  root.replaceChildren(stage)
  let [now, frame] = [undefined as WallSettings | undefined, undefined as Frame | undefined]

  const fitQuestion = (): void => {
    if (!frame || !now) return
    const { question: box, unit, text } = frame
    const options = { width: box.w * 0.98, height: box.h, max: text.question, min: unit * 1.2, leading: 1.1 }
    const type = measureType(now.question)
    const room = frame.join.w - frame.join.h - unit * 1.3
    const address = sayable(now.joinUrl)
    const wide = type(100, 650)(address) / 100
    say.style.setProperty('--address', `${Math.min(unit * 1.5, room / wide).toFixed(2)}px`)
    ask.style.fontSize = `${fit(now.question, { ...options, measureAt: (size) => type(size, 720) }).size.toFixed(2)}px`
  }

  return {
    map,
    canvas,
    freshCanvas() {
      const fresh = make('canvas', 'stage')
      fresh.setAttribute('aria-hidden', 'true')
      stage.querySelector('canvas.stage')?.replaceWith(fresh)
      return fresh
    },
    settings(settings) {
      now = settings
      question(ask, settings.question)
      const lead = make('p', 'say-lead', 'Say it here')
      const address = make('p', 'say-address', sayable(settings.joinUrl))
      const tag = make('p', 'say-tag', settings.hashtag)
      say.replaceChildren(lead, address, ...(settings.hashtag === '' ? [] : [make('p', 'say-or', 'or post with'), tag]))
      say.append(make('p', 'say-person', 'A person reads every message first.'))
      drawQr(qr, settings.joinUrl)
      qr.setAttribute('role', 'img')
      qr.setAttribute('aria-label', `QR code for ${settings.joinUrl}`)
      rehearsal.hidden = !settings.rehearsal
      stage.dataset['rehearsal'] = String(settings.rehearsal)
      invite.textContent = 'The first voice could be yours.'
      fitQuestion()
    },
    stand(next) {
      frame = next
      stage.dataset['shape'] = next.shape
      stage.style.setProperty('--unit', `${next.unit}px`)
      for (const [element, box] of [
        [ask, next.question],
        [join, next.join],
        [strip, next.strip],
        [invite, next.spotlight.box],
        [label, next.label],
      ] as const)
        stand(element, box)
      fitQuestion()
    },
    counts({ voices, wards, sources }) {
      const number = new Intl.NumberFormat('en-GB').format(voices)
      counts.replaceChildren(make('b', '', number), ` ${voices === 1 ? 'voice' : 'voices'}`)
      if (wards > 0) counts.append(' from ', make('b', '', String(wards)), ' of 33 wards')
      legend.replaceChildren(
        ...Array.from(sources, (source) => {
          const item = make('span', 'key', sourceLabels[source])
          item.style.setProperty('--key', css(accents[source]))
          return item
        }),
      )
    },
    clock(time) {
      if (clock.textContent !== time) clock.textContent = time
    },
    calm(on) {
      stage.classList.toggle('is-calm', on)
    },
    twin(cards) {
      twin.replaceChildren(
        ...cards.map(({ id, text, seat }) => {
          const item = make('li', seat === 0 ? 'spotlight' : 'side', text)
          item.dataset['id'] = id
          return item
        }),
      )
    },
    invite(on) {
      stage.classList.toggle('is-empty', on)
    },
    repaint() {
      if (now) drawQr(qr, now.joinUrl)
    },
    stop: () => root.replaceChildren(),
  }
}
