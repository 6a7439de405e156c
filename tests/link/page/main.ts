import './wall.css'
import { cutoffRules } from '../../../display/wall/cutoff.ts'
import { connectWall } from '../../../display/wall/link.ts'
import type { LinkedView } from '../../../display/wall/link-draw.ts'
import { openMemory } from '../../../display/wall/memory.ts'
import type { PublicMessage } from '../../../shared/message.ts'

declare global {
  interface Window {
    openMemory: typeof openMemory
    faults: string[]
  }
}

const list = document.querySelector('ul') ?? document.body
const title = document.querySelector('h1') ?? document.body

const show = (message: PublicMessage): void => {
  const item = document.getElementById(message.id) ?? list.appendChild(document.createElement('li'))
  item.id = message.id
  item.textContent = message.text
}
const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()))

let tellShown: ((ids: readonly string[]) => void) | undefined
/** A wall of plain words: what the link tells it can be read in the page. */
const view: LinkedView = {
  settings: (settings) => void (title.textContent = settings.question),
  reset: async (messages) => {
    list.replaceChildren()
    messages.forEach(show)
  },
  apply: async (changes) => {
    for (const change of changes) {
      if (change.kind === 'remove') document.getElementById(change.id)?.remove()
      else show(change.message)
    }
    await nextFrame()
    tellShown?.(changes.flatMap((change) => (change.kind === 'show' ? [change.message.id] : [])))
  },
  calm: (on) => void (document.body.dataset['calm'] = String(on)),
  onShown: (listen) => {
    tellShown = listen
  },
}

window.openMemory = openMemory
window.faults = []
const grace = Number(new URLSearchParams(location.search).get('grace') ?? cutoffRules.grace)
connectWall(view, {
  rules: { ...cutoffRules, grace },
  reviewEvery: 200,
  keepAfter: 300,
  onFault: (fault) => window.faults.push(fault),
})
