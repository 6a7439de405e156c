import { areas, labelOf } from '../../../shared/place/gazetteer.ts'
import type { AreaKind } from '../../../shared/place/gazetteer.ts'
import type { JoinWords } from '../../../shared/words/words.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'

/** The kinds of area that the form offers: areas where people live, never a building. */
const offered = ['neighbourhood', 'ward', 'postcode_district'] as const satisfies readonly AreaKind[]
type Offered = (typeof offered)[number]

const byLabel = new Intl.Collator('en-GB', { numeric: true })

const namesOf = (kind: Offered): string[] =>
  areas
    .filter((area) => area.kind === kind)
    .map(({ area }) => area)
    .toSorted((a, b) => byLabel.compare(labelOf(a), labelOf(b)))

const groups = offered.map((kind) => ({ kind, names: namesOf(kind) }))
const known = new Set(groups.flatMap(({ names }) => names))

/** Whether the form offers an area of that name (`kind/name`). */
export const isOffered = (area: string): boolean => known.has(area)

const option = (area: string, chosen: string): Html =>
  html`<option value="${area}" ${area === chosen && html` selected`}>${labelOf(area)}</option>`

/** The options of the select: none first, then neighbourhoods A to Z, wards, and postcode districts in their order. */
export const areaOptions = (words: JoinWords, chosen: string): Html => {
  const titles: Record<Offered, string> = {
    neighbourhood: words.neighbourhoods,
    ward: words.wards,
    postcode_district: words.districts,
  }
  return html`<option value="">${words.areaNone}</option>
    ${groups.map(
      ({ kind, names }) =>
        html`<optgroup label="${titles[kind]}">${names.map((name) => option(name, chosen))}</optgroup>`,
    )}`
}
