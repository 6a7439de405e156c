import type { DetailRule } from './detail.ts'

const titled =
  /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Nurse|Sister|Matron|Rev|Reverend|Sir|Lady|Consultant|Midwife)\.?[ \t]{1,2}(?:\p{Lu}\.?[ \t]{0,2}){0,2}\p{Lu}\p{Ll}{1,30}(?:[-'’]\p{Lu}\p{Ll}{1,30})?/gu

/** A title and a capital: perhaps a name. Read from the text as sent, for folding loses capitals. */
export const nameHints: DetailRule = (figures, passage) =>
  Array.from(passage.sent.matchAll(titled)).flatMap((match) => {
    const start = figures.at.findIndex((at) => at >= match.index)
    const after = figures.at.findIndex((at) => at >= match.index + match[0].length)
    return start === -1 ? [] : [{ start, end: after === -1 ? figures.text.length : after }]
  })
