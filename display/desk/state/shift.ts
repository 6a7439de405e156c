/** A shift goes on over reloads and short breaks; this long (ms) after its beginning a new one begins. */
const longest = 16 * 3_600_000

/** What a browser keeps of a shift: whose it is and since when (epoch ms). */
export const shiftNote = (who: string, from: number): string => `${who} ${from}`

/** When the shift of this person began, by the note kept of the last one; now for another person, no note or an old one. */
export const shiftFrom = (note: string | undefined, who: string, now: number): number => {
  const [whose, from] = (note ?? '').split(' ')
  const begun = Number(from)
  return whose === who && begun > now - longest && begun <= now ? begun : now
}
