import { reloadIn } from '../link/build.ts'

const key = 'headrow-reloaded'

const lastReload = (store: Storage): number | undefined => {
  const kept = Number(store.getItem(key))
  return kept > 0 ? kept : undefined
}

/** A function that reloads the page once, as soon as the pause since the last time allows, after `before` is done. */
export const reloadOnce = (page: Window, before: () => Promise<void>): { soon: () => void; stop: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const reload = async (): Promise<void> => {
    // Without a store a reload could not be told from the first: such a page waits for a person.
    page.sessionStorage.setItem(key, String(Date.now()))
    await Promise.race([before(), new Promise((resolve) => setTimeout(resolve, 1_000))])
    page.location.reload()
  }
  return {
    soon: () => {
      try {
        timer ??= setTimeout(() => void reload(), reloadIn(lastReload(page.sessionStorage), Date.now()))
      } catch {
        timer = undefined
      }
    },
    stop: () => clearTimeout(timer),
  }
}
