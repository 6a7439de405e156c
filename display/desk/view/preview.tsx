import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { DeskMessage } from '../../../shared/desk.ts'
import { type DrawnCard, drawCard, publicForm } from './card-canvas.ts'
import { placeOf } from '../state/words.ts'

/** The widest the preview is drawn, in px. */
const widest = 720

const said = (message: DeskMessage, words: string): string =>
  `As the wall would show it: ${words}. ${message.under16 ? 'Without name or place' : `${message.name ?? 'no name'}, ${placeOf(message.area)}`}.`

/** The card as the wall itself would paint it, with what a moderator should know about it. */
export const Preview = ({ message, words }: { message: DeskMessage; words: string }) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState({ width: 0, height: 0 })
  const [drawn, setDrawn] = useState<(DrawnCard & { id: string }) | undefined>(undefined)

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    const watcher = new ResizeObserver(() => {
      const [width, height] = [Math.min(widest, element.clientWidth), element.clientHeight]
      setRoom((before) => (before.width === width && before.height === height ? before : { width, height }))
    })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])

  useEffect(() => {
    const element = canvas.current
    if (!element || room.width === 0) return undefined
    let wanted = true
    const draw = async (): Promise<void> => {
      const card = await drawCard(element, publicForm(message, words, Date.now()), room, () => wanted)
      if (card && wanted) setDrawn({ ...card, id: message.id })
    }
    void draw()
    return () => {
      wanted = false
    }
  }, [message, words, room])

  return (
    <figure class="preview" ref={box}>
      <canvas
        ref={canvas}
        style={{
          width: `${drawn?.width ?? 0}px`,
          height: `${drawn?.height ?? 0}px`,
          // Until its own card is painted a message must not stand under the card of the one before.
          visibility: drawn?.id === message.id ? 'visible' : 'hidden',
        }}
      >
        {said(message, words)}
      </canvas>
      {drawn?.cut && <figcaption>The end does not fit on a card: the wall cuts it with “…”.</figcaption>}
      {drawn && drawn.missing.length > 0 && (
        <figcaption>The wall has no type for {drawn.missing.join(' and ')}: those words are left out.</figcaption>
      )}
    </figure>
  )
}
