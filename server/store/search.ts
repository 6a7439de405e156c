/** A search takes at most this many words; more narrow it no further. */
const mostWords = 12

/** The words that are looked for: letters, marks and digits, nothing that a query language could read as its own. */
export const wordsOf = (asked: string): string[] =>
  (
    asked
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? []
  ).slice(0, mostWords)
