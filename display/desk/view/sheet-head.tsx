import { Cap } from './parts.tsx'
import { useDesk } from './use-desk.ts'

/** The head of a sheet over the desk: its title, and the way out by button and key. */
export const SheetHead = ({ title }: { title: string }) => {
  const { run } = useDesk()
  return (
    <div class="sheet-head">
      <h2>{title}</h2>
      <button type="button" class="do quiet" onClick={() => run('close')}>
        <Cap label="Esc" />
        <span>Close</span>
      </button>
    </div>
  )
}
