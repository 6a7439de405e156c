import { useLayoutEffect, useRef } from 'preact/hooks'
import { rejectReasons } from '../../../shared/message.ts'
import { reasonWords } from '../state/words.ts'
import { Cap } from './parts.tsx'
import { useDesk } from './use-desk.ts'

/** Why it is not shown: a number or a click decides. The sender reads the reason on the receipt. */
export const Reasons = () => {
  const { rejectWith, run } = useDesk()
  const box = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    box.current?.focus()
    return () => document.getElementById('queue')?.focus()
  }, [])
  return (
    <section ref={box} class="chooser" aria-label="Why is it not shown?" tabIndex={-1}>
      <div class="chooser-head">
        <h3>Why is it not shown?</h3>
        <span class="hint">The sender reads the reason on the receipt.</span>
        <button type="button" class="do quiet" onClick={() => run('close')}>
          <Cap label="Esc" />
          <span>Back</span>
        </button>
      </div>
      <ol class="reasons">
        {rejectReasons.map((reason, i) => (
          <li key={reason}>
            <button
              type="button"
              class="do"
              aria-keyshortcuts={String(i + 1)}
              onClick={(event) => {
                if (event.detail <= 1) rejectWith(reason)
              }}
            >
              <Cap label={String(i + 1)} />
              <span>{reasonWords[reason]}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
