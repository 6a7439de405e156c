import { familiesFor, latin, nastaliq, stack } from '../layout/scripts.ts'

/** The CSS font of a size and weight: every family of ours in order, Urdu's own first where the words are Urdu. */
export const fontOf = (size: number, weight: number, urdu = false): string =>
  `${weight} ${size}px ${urdu ? `"${latin}", "${nastaliq}", ` : ''}${stack}`

const parse = (range: string): [number, number][] =>
  range.split(',').map((part) => {
    const [from = '0', to = from] = part.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'F'), 16)]
  })

/** Reads, once, which code points our faces claim (their unicode-range); the emoji face, which claims all, is left out. */
export const coverage = (faces: Iterable<FontFace>): ((codePoint: number) => boolean) => {
  const ranges = Array.from(faces)
    .filter((face) => !/emoji/i.test(face.family))
    .flatMap((face) => parse(face.unicodeRange))
    .toSorted((a, b) => a[0] - b[0])
  const known = new Map<number, boolean>()
  return (codePoint) => {
    const before = known.get(codePoint)
    if (before !== undefined) return before
    const found = ranges.some(([from, to]) => codePoint >= from && codePoint <= to)
    known.set(codePoint, found)
    return found
  }
}

const quick = (text: string): boolean =>
  familiesFor(text).every((part) => document.fonts.check(`600 32px "${part.family}"`, part.text))

/** True when every face this text needs is there already: its card can be painted in this very frame. */
export const ready = (text: string): boolean => quick(text)

const within = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Loads the faces that a text needs, served by us; after 4 s the card is painted with what is there. */
export const load = async (text: string): Promise<void> => {
  const faces = familiesFor(text).map((part) => document.fonts.load(`600 32px "${part.family}"`, part.text))
  await Promise.race([Promise.allSettled(faces), within(4_000)])
}
