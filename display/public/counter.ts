import { codePointLength } from '../../shared/text.ts'

/** The counter's sentences: `{n}` is the number of characters left, or over. */
export interface CountWords {
  most: number
  left: string
  over: string
}

/** What the counter says of a text, and whether the text is over what a big screen shows well. */
export const countOf = (text: string, { most, left, over }: CountWords): { words: string; over: boolean } => {
  const rest = most - codePointLength(text.replaceAll('\r\n', '\n').trim())
  return rest < 0
    ? { words: over.replace('{n}', String(-rest)), over: true }
    : { words: left.replace('{n}', String(rest)), over: false }
}

/** Keeps the counter beside the message true; readers of the screen hear it once typing rests. */
export const followCount = (area: HTMLTextAreaElement): void => {
  const shown = document.querySelector<HTMLElement>('#count')
  const said = document.querySelector<HTMLElement>('#count-said')
  if (!shown || !said) return
  const { most = '', left = '', over = '' } = shown.dataset
  let resting: ReturnType<typeof setTimeout> | undefined
  const update = (): void => {
    const count = countOf(area.value, { most: Number(most), left, over })
    shown.textContent = count.words
    shown.classList.toggle('over', count.over)
    clearTimeout(resting)
    resting = setTimeout(() => (said.textContent = count.over ? count.words : ''), 1_000)
  }
  area.addEventListener('input', update)
  update()
}
