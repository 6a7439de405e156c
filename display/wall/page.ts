import type { WallSettings } from '../../shared/feed.ts'
import { type SourceName, sourceLabels, sourceNames } from '../../shared/message.ts'
import { measureType } from './cards/paint.ts'
import { type Elements, buildElements, make } from './elements.ts'
import type { Box } from './layout/box.ts'
import { accents, css } from './layout/colours.ts'
import { fit } from './layout/fit.ts'
import type { Frame } from './layout/frame.ts'
import { drawQr } from './qr.ts'

export interface Counts {
  voices: number
  wards: number
  sources: ReadonlySet<SourceName>
}

/** Everything on the wall that is not map, light or card: question, QR, counts, labels, the calm card. */
export interface Page {
  map: HTMLElement
  canvas: HTMLCanvasElement
  /** Another canvas in place of the first, whose context cannot be changed any more. */
  freshCanvas: () => HTMLCanvasElement
  settings: (settings: WallSettings) => void
  /** Names what is shown as invented. */
  rehearsal: (on: boolean) => void
  stand: (frame: Frame) => void
  counts: (counts: Counts) => void
  clock: (time: string) => void
  calm: (on: boolean) => void
  /** The words that are on the screen now, for tests and screen readers. */
  twin: (cards: readonly { id: string; text: string; seat: number }[]) => void
  /** An inviting line where the spotlight will be, while no voice is there yet. */
  invite: (on: boolean) => void
  repaint: () => void
  stop: () => void
}

const stand = (element: HTMLElement, box: Box): void => {
  element.style.left = `${box.x}px`
  element.style.top = `${box.y}px`
  element.style.width = `${box.w}px`
  element.style.height = `${box.h}px`
}

/** The smallest box round all of them. */
const around = (boxes: readonly Box[]): Box => {
  const [x, y] = [Math.min(...boxes.map((b) => b.x)), Math.min(...boxes.map((b) => b.y))]
  return { x, y, w: Math.max(...boxes.map((b) => b.x + b.w)) - x, h: Math.max(...boxes.map((b) => b.y + b.h)) - y }
}

const standAll = (all: Elements, frame: Frame): void => {
  stand(all.ask, frame.question)
  stand(all.join, frame.join)
  stand(all.strip, frame.strip)
  stand(all.label, frame.label)
  stand(all.invite, frame.spotlight.box)
  stand(all.how, around(frame.sides.map((slot) => slot.box)))
}

/** "&" and the city's name in amber. */
const ask = (element: HTMLElement, words: string): void => {
  const parts = words.split(/(&|\bLeeds\b\??)/u).filter((part) => part !== '')
  element.replaceChildren(...parts.map((part) => (/^&$|^Leeds/u.test(part) ? make('em', '', part) : part)))
}

/** A web address as people say it: no scheme, no trailing slash. */
const sayable = (url: string): string => url.replace(/^https?:\/\//u, '').replace(/\/$/u, '')

const sayHow = (element: HTMLElement, { joinUrl, hashtag }: WallSettings): void => {
  element.replaceChildren(
    make('p', 'say-lead', 'Say it here'),
    make('p', 'say-address', sayable(joinUrl)),
    ...(hashtag === '' ? [] : [make('p', 'say-or', 'or post with'), make('p', 'say-tag', hashtag)]),
    make('p', 'say-person', 'A person reads every message first.'),
  )
}

const fitWords = ({ ask: element, say }: Elements, { question, joinUrl }: WallSettings, frame: Frame): void => {
  const { question: box, unit, text, join } = frame
  const type = measureType()
  const room = { width: box.w * 0.98, height: box.h, max: text.question, min: unit * 1.2, leading: 1.1 }
  const { size } = fit(question, { ...room, measure: (line) => type(100, 720)(line) / 100 })
  element.style.fontSize = `${size.toFixed(2)}px`
  const address = ((join.w - join.h - unit * 1.3) * 100) / type(100, 650)(sayable(joinUrl))
  say.style.setProperty('--address', `${Math.min(unit * 1.5, address).toFixed(2)}px`)
}

const count = ({ counts, legend }: Elements, { voices, wards, sources }: Counts): void => {
  const number = make('b', '', new Intl.NumberFormat('en-GB').format(voices))
  const words = voices === 0 ? ['Leeds is listening'] : [number, voices === 1 ? ' voice' : ' voices']
  counts.replaceChildren(...words, ...(wards > 0 ? [' from ', make('b', '', String(wards)), ' of 33 wards'] : []))
  const keys = sourceNames.filter((source) => sources.has(source))
  legend.replaceChildren(
    ...keys.map((source) => {
      const key = make('span', 'key', sourceLabels[source])
      key.style.setProperty('--key', css(accents[source]))
      return key
    }),
  )
}

const listed = ({ id, text, seat }: { id: string; text: string; seat: number }): HTMLLIElement => {
  const item = make('li', seat === 0 ? 'spotlight' : 'side', text)
  item.dataset['id'] = id
  return item
}

export const openPage = (root: HTMLElement): Page => {
  const all = buildElements()
  root.replaceChildren(all.stage)
  let [settings, frame] = [undefined as WallSettings | undefined, undefined as Frame | undefined]
  const refit = (): void => {
    if (settings && frame) fitWords(all, settings, frame)
  }
  return {
    map: all.map,
    canvas: all.canvas,
    freshCanvas() {
      const fresh = make('canvas', 'stage')
      fresh.setAttribute('aria-hidden', 'true')
      all.stage.querySelector('canvas.stage')?.replaceWith(fresh)
      return fresh
    },
    settings(next) {
      settings = next
      ask(all.ask, next.question)
      sayHow(all.say, next)
      drawQr(all.qr, next.joinUrl)
      all.qr.setAttribute('aria-label', `QR code for ${next.joinUrl}`)
      refit()
    },
    rehearsal: (on) => void (all.rehearsal.hidden = !on),
    stand(next) {
      frame = next
      all.stage.dataset['shape'] = next.shape
      all.stage.style.setProperty('--unit', `${next.unit}px`)
      standAll(all, next)
      refit()
    },
    counts: (counts) => count(all, counts),
    clock(time) {
      all.clock.textContent = time
    },
    calm: (on) => void all.stage.classList.toggle('is-calm', on),
    twin: (cards) => all.twin.replaceChildren(...cards.map(listed)),
    invite: (on) => void all.stage.classList.toggle('is-empty', on),
    repaint() {
      if (settings) drawQr(all.qr, settings.joinUrl)
    },
    stop: () => root.replaceChildren(),
  }
}
