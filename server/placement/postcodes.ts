import { areaOf } from '../../shared/place/gazetteer.ts'
import type { Area } from '../../shared/place/gazetteer.ts'

export interface FoundPostcode {
  area: Area
  start: number
  end: number
}

/**
 * The outward half alone ("LS9", "LS 11", "ls17") or with the inward half, joined or apart ("LS17 7BX", "LS14AP": the
 * inward half always is a figure and two letters). Only the district is kept, never more.
 */
const postcode = /(?<![\p{L}\p{N}])(LS|BD|WF)[ -]?(\d{1,2})(?: ?\d[A-Z]{2})?(?![\p{L}\p{N}])/giu

/** Postcode districts of Leeds named in a text, in order. */
export const findPostcodes = (text: string): FoundPostcode[] => {
  const found: FoundPostcode[] = []
  for (const match of text.matchAll(postcode)) {
    const area = areaOf(`postcode_district/${match[1]?.toUpperCase()}${Number(match[2])}`)
    if (area !== undefined) found.push({ area, start: match.index, end: match.index + match[0].length })
  }
  return found
}
