/** What was typed and not yet sent: kept in this tab alone, so that a shared phone does not show it to the next person. */
export interface Draft {
  text: string
  area: string
  name: string
  under16: boolean
  /** the form's key: words sent again from the draft are still one message */
  key: string
}

const place = 'headrow.draft'

type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

// A browser may refuse storage altogether; the form then works as it does without a script.
const quietly = <T>(work: () => T): T | undefined => {
  try {
    return work()
  } catch {
    return undefined
  }
}

const isDraft = (value: unknown): value is Draft => {
  if (typeof value !== 'object' || value === null) return false
  const draft = value as Record<string, unknown>
  return ['text', 'area', 'name', 'key'].every((field) => typeof draft[field] === 'string')
}

export const saveDraft = (keeper: Keeper, draft: Draft): void => {
  quietly(() => keeper.setItem(place, JSON.stringify(draft)))
}

/** The kept draft, or undefined where there is none that can be read. */
export const readDraft = (keeper: Keeper): Draft | undefined => {
  const kept = quietly((): unknown => JSON.parse(keeper.getItem(place) ?? 'null'))
  return isDraft(kept) ? kept : undefined
}

export const dropDraft = (keeper: Keeper): void => {
  quietly(() => keeper.removeItem(place))
}
