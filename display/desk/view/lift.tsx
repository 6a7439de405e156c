import { Dialog } from './dialog.tsx'
import { useDesk } from './use-desk.ts'

/** Bringing the wall back is asked twice: the calm came for a reason. */
export const Lift = () => {
  const { run, panic, store } = useDesk()
  const by = store.status.value?.calm.by
  const lift = (): void => {
    run('close')
    void panic.lift()
  }
  return (
    <Dialog label="Bring the wall back" onClose={() => run('close')}>
      <h2>Bring the wall back?</h2>
      <p>
        {by === undefined ? 'The wall was calmed.' : `${by} calmed the wall.`} Every screen will show the approved
        messages again at once. Take off the wall first what was the reason.
      </p>
      <div class="editor-buttons">
        <button type="button" class="do primary" onClick={lift}>
          Bring the wall back
        </button>
        <button type="button" class="do" onClick={() => run('close')}>
          Keep it calm
        </button>
      </div>
    </Dialog>
  )
}
