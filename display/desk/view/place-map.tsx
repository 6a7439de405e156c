import type { DeskMessage } from '../../../shared/desk.ts'
import { bbox, features } from '../../../shared/place/basemap.ts'
import { areaOf } from '../../../shared/place/gazetteer.ts'
import { placeOf, placeReason } from '../state/words.ts'

/** Units of the drawing across the district; a degree of longitude is shorter than one of latitude by the cosine of 53.8°. */
const size = 200
const cosine = Math.cos((53.82 * Math.PI) / 180)
const scale = size / ((bbox.east - bbox.west) * cosine)
const height = (bbox.north - bbox.south) * scale
const metresToUnits = scale / 111_320

const at = (lat: number, lon: number): [x: number, y: number] => [
  (lon - bbox.west) * cosine * scale,
  (bbox.north - lat) * scale,
]

const pathOf = (line: readonly (readonly [number, number])[], closed: boolean): string => {
  const points = line.map(([lat, lon]) =>
    at(lat, lon)
      .map((n) => n.toFixed(1))
      .join(' '),
  )
  return `M${points.join('L')}${closed ? 'Z' : ''}`
}

const drawn = (kinds: readonly string[]): string =>
  features
    .filter(({ kind, radius }) => kinds.includes(kind) && radius === undefined)
    .map(({ line, closed }) => pathOf(line, closed))
    .join('')

const outline = drawn(['boundary'])
const rivers = drawn(['river', 'canal'])
const roads = drawn(['ring', 'motorway'])

const Light = ({ area }: { area: string }) => {
  const place = areaOf(area)
  if (!place) return null
  const [x, y] = at(place.lat, place.lon)
  return (
    <>
      <circle class="disc" cx={x} cy={y} r={Math.max(7, place.radius * metresToUnits)} />
      <circle class="dot" cx={x} cy={y} r={3.4} />
    </>
  )
}

/** Where its light would stand: an area, never an address. */
export const PlaceMap = ({ message }: { message: DeskMessage }) => {
  const area = message.under16 ? undefined : message.area
  return (
    <figure class="place-map">
      <svg viewBox={`-4 -4 ${size + 8} ${height + 8}`} aria-hidden="true" preserveAspectRatio="xMidYMid meet">
        <path class="district" d={outline} />
        <path class="roads" d={roads} />
        <path class="rivers" d={rivers} />
        {area ? <Light area={area} /> : <path class="ring" d={outline} />}
      </svg>
      <figcaption>
        <strong dir="auto">{message.under16 ? 'No place: under 16' : placeOf(message.area)}</strong>
        <span>{message.under16 ? 'a place is never shown with a child' : placeReason(message)}</span>
      </figcaption>
    </figure>
  )
}
