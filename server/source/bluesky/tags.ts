const plain = (tag: string): string =>
  tag
    .replace(/^[#＃]/, '')
    .normalize('NFC')
    .toLowerCase()

/** A hashtag in running text: not part of a word or an address. */
const written = /(?<![\p{L}\p{N}\p{M}_&/])[#＃]([\p{L}\p{N}\p{M}_]+)/gu

/** A tag is letters, digits and underscores; anything else in it may be anything in the frame. */
const asPattern = (tag: string): string => tag.replace(/[^\p{L}\p{N}\p{M}_]/gu, '.')

export interface Tags {
  /** Whether a post carries one of the tags: as a facet's tag, in the record's own list, or written in its text. */
  matches: (post: { text: string; listed: readonly string[] }) => boolean
  /** Whether a raw frame can matter at all; cheap enough for the whole network, and wrong only towards yes. */
  mayMatter: (frame: string) => boolean
}

/**
 * `tags` with or without `#`, compared without regard to case. `mayMatter` looks for their letters anywhere in the
 * frame, and lets through every deletion, update and account event. JSON may write any letter as an escape (a backslash,
 * u and four digits): a frame with one is let through when the tag has letters beyond ASCII, which are the ones that
 * encoders do escape.
 */
export const openTags = (tags: readonly string[]): Tags => {
  const wanted = new Set(tags.map(plain).filter((tag) => tag !== ''))
  const needles = [...wanted].flatMap((tag) => [tag, tag.normalize('NFD')])
  // oxlint-disable-next-line no-control-regex -- the ASCII range is what is asked for
  const ascii = [...wanted].every((tag) => /^[\u0000-\u007F]*$/.test(tag))
  const always = [
    '"operation"\\s*:\\s*"(?:delete|update)"',
    '"kind"\\s*:\\s*"account"',
    ...(ascii ? [] : ['\\\\u[0-9a-f]{4}']),
  ]
  const sieve = new RegExp([...new Set(needles.map((needle) => asPattern(needle))), ...always].join('|'), 'iu')
  return {
    mayMatter: (frame) => sieve.test(frame),
    matches: ({ text, listed }) =>
      listed.some((tag) => wanted.has(plain(tag))) ||
      [...text.normalize('NFC').matchAll(written)].some(([, tag]) => wanted.has(plain(tag ?? ''))),
  }
}
