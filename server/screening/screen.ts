import type { Finding, ScreeningResult, SuggestedLane } from '../../shared/finding.ts'
import { cutTo, maxTextLength } from '../../shared/text.ts'
import { crisisFindings } from './crisis.ts'
import { linkFindings, linksIn } from './links.ts'
import { type Passage, passageOf } from './passage.ts'
import { personalFindings, splitFindings } from './personal.ts'
import { handleFindings, profanityFindings } from './profanity.ts'

export interface ScreeningInput {
  text: string
  name?: string | undefined
  handle?: string | undefined
}

const longestName = 200

/**
 * What a moderator should look at before deciding. Mild language and a title with a name ask for nothing: people of
 * Leeds say "bloody", and every message meets a person anyway. A talk about crisis is looked at by a person, not
 * sent to the crisis lane.
 */
const asksForALook = (finding: Finding): boolean =>
  !(finding.kind === 'profanity' && finding.level === 'mild') && finding.detail !== 'name_hint'

const laneFor = (findings: readonly Finding[]): SuggestedLane => {
  if (findings.some((finding) => finding.kind === 'crisis' && finding.level === 'crisis')) return 'crisis'
  return findings.some(asksForALook) ? 'flagged' : 'new'
}

const distinct = (findings: readonly Finding[]): Finding[] => {
  const seen = new Set<string>()
  return findings.filter((finding) => {
    const key = [finding.kind, finding.detail, finding.field, finding.start, finding.end].join()
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const findingsOf = (passage: Passage): Finding[] => {
  const links = linksIn(passage)
  return [
    ...crisisFindings(passage),
    ...linkFindings(passage, links),
    ...personalFindings(passage),
    ...profanityFindings(passage, links),
  ]
}

/**
 * What the rules see in a message, and the lane they suggest; they never approve. Reads the first 2,000 code points of
 * the text. Spans are UTF-16 offsets into the field as given, end exclusive.
 */
export const screen = ({ text, name, handle }: ScreeningInput): ScreeningResult => {
  const words = passageOf('text', cutTo(text, maxTextLength))
  const findings = findingsOf(words)
  if (name !== undefined && name !== '') {
    const called = passageOf('name', cutTo(name, longestName))
    findings.push(...findingsOf(called), ...splitFindings(called, words))
  }
  if (handle !== undefined) findings.push(...handleFindings(cutTo(handle, longestName)))
  return { lane: laneFor(findings), findings: distinct(findings) }
}
