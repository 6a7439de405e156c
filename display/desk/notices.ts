import type { Notice, Store } from './store.ts'

/** Notices kept in sight at once; an older one gives way. */
const most = 2

export interface Notices {
  tell: (tone: Notice['tone'], words: string, about?: { id: string; conflict?: boolean }) => void
  dismiss: (key: number) => void
  /** The person went on: hints and news about what was before them go; what was not carried out stays. */
  wentOn: () => void
  /** Says something to a screen reader, and nowhere else. */
  say: (words: string) => void
}

/** Lines for the moderator: shown and read aloud, never in the way of the keys. */
export const openNotices = (store: Store): Notices => {
  let key = 0
  const say = (words: string): void => {
    store.said.value = words
  }
  return {
    say,
    tell: (tone, words, about) => {
      const notice: Notice = {
        key: ++key,
        tone,
        words,
        ...(about && { about: about.id, conflict: about.conflict === true }),
      }
      const others = store.notices.value.filter((other) => other.words !== words)
      store.notices.value = [...others, notice].slice(-most)
      say(words)
    },
    wentOn: () => {
      const kept = store.notices.peek().filter((notice) => notice.tone === 'error' || notice.conflict === true)
      if (kept.length < store.notices.peek().length) store.notices.value = kept
    },
    dismiss: (gone) => {
      store.notices.value = store.notices.value.filter((notice) => notice.key !== gone)
    },
  }
}
