import { type Binding, bindings, capOf } from '../state/keys.ts'
import { Dialog } from './dialog.tsx'
import { Cap } from './parts.tsx'
import { SheetHead } from './sheet-head.tsx'
import { useDesk } from './use-desk.ts'

const groups: readonly (readonly [Binding['group'], string])[] = [
  ['decide', 'Decide'],
  ['move', 'Move'],
  ['desk', 'The desk'],
]

/** Every key, from the one table of keys. */
export const KeySheet = () => {
  const { run } = useDesk()
  return (
    <Dialog label="Keys" class="keys" onClose={() => run('close')}>
      <SheetHead title="Keys" />
      <div class="key-groups">
        {groups.map(([group, title]) => (
          <section key={group}>
            <h3>{title}</h3>
            <dl>
              {bindings
                .filter((binding) => binding.group === group)
                .map(({ command, keys, words }) => (
                  <div key={command}>
                    <dt>
                      {keys.map((key) => (
                        <Cap key={key} label={capOf(key)} />
                      ))}
                    </dt>
                    <dd>{words}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p class="hint">
        Keys do nothing while you type, with Ctrl, Alt or Shift, when held down, and for a third of a second after the
        message under the cursor has changed. F8 always works.
      </p>
    </Dialog>
  )
}
