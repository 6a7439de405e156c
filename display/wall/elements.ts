import { extent, outline } from './map/city.ts'

/** An element of a class, with a text. */
export const make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name: string,
  text = '',
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag)
  element.className = name
  element.textContent = text
  return element
}

/** What an empty wall tells a passer-by. */
const steps = [
  'Say what you want from health and care, here or online.',
  'A person reads it.',
  'It appears on this map as a light, in your part of the city.',
]

const credit = 'Contains OS data © Crown copyright and database right 2021 · ONS, OGL v3 · © OpenStreetMap contributors'

/** The outline of Leeds as a drawing, for the calm card. */
const silhouette = (): SVGSVGElement => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  const { x, y, w, h } = extent
  svg.setAttribute('viewBox', `${x} ${y} ${w} ${h}`)
  svg.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', `M${outline.map((dot) => `${dot.x.toFixed(2)} ${dot.y.toFixed(2)}`).join('L')}Z`)
  svg.append(path)
  return svg
}

/** The plain elements of the wall, put together once: everything that is not map, light or card. */
export const buildElements = () => {
  const all = {
    stage: make('div', 'wall'),
    map: make('div', 'map'),
    canvas: make('canvas', 'stage'),
    ask: make('h1', 'question'),
    join: make('section', 'join'),
    qr: make('canvas', 'qr'),
    say: make('div', 'say'),
    strip: make('footer', 'strip'),
    invite: make('p', 'invite', 'The first voice could be yours.'),
    how: make('ol', 'how'),
    label: make('div', 'label'),
    rehearsal: make('p', 'rehearsal', 'Rehearsal: invented messages'),
    calm: make('section', 'calm'),
    twin: make('ol', 'twin'),
    clock: make('span', 'clock'),
    counts: make('span', 'counts'),
    legend: make('span', 'legend'),
  }
  const { stage, map, canvas, ask, join, qr, say, strip, invite, how, label, rehearsal, calm, twin } = all
  const [top, below] = [make('p', 'facts'), make('p', 'small')]
  top.append(all.counts, all.clock)
  below.append(all.legend, make('span', 'promise', 'Places are areas, never addresses'))
  strip.append(top, below, make('p', 'credit', credit))
  how.append(...steps.map((step) => make('li', '', step)))
  join.append(qr, say)
  label.append(rehearsal)
  rehearsal.hidden = true
  calm.append(
    silhouette(),
    make('p', 'calm-words', 'Leeds is listening.'),
    make('p', 'calm-more', 'We will be back in a moment.'),
  )
  canvas.setAttribute('aria-hidden', 'true')
  twin.setAttribute('aria-label', 'On the screen now')
  qr.setAttribute('role', 'img')
  stage.append(map, canvas, ask, invite, how, join, strip, label, twin, calm)
  return all
}
export type Elements = ReturnType<typeof buildElements>
