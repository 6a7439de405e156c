import type { Row } from '../row.ts'

/** Six accounts take over for four minutes. Invented, all of them. */
// prettier-ignore
export const hijack: readonly Row[] = [
  [300, '', 'xX_wallbreaker_Xx', 'this wall is crap pass it on', 'reject', 'abuse'],
  [300.4, '', 'headrow hacker', 'OI LEEDS THIS WALL IS CRAP', 'reject', 'abuse'],
  [300.6, '', 'deeznotes', 'bums', 'reject', 'abuse'],
  [300.9, '', 'xX_wallbreaker_Xx', 'put me on the big screen you cowards', 'reject', 'abuse'],
  [301.1, '', 'Mayor of Bins', "your mum's on the waiting list for a personality", 'reject', 'abuse'],
  [301.3, '', 'lurgy99', 'knob knob knob', 'reject', 'abuse'],
  [301.5, '', 'headrow hacker', 'EVERYONE TYPE CRAP NOW', 'reject', 'abuse'],
  [301.6, '', 'deeznotes', 'crap', 'reject', 'abuse'],
  [301.8, '', 'tugboat', 'crap', 'reject', 'abuse'],
  [301.9, '', 'lurgy99', 'crap', 'reject', 'abuse'],
  [302.1, '', 'Mayor of Bins', "CRAP!!! lol it's working", 'reject', 'abuse'],
  [302.4, '', 'xX_wallbreaker_Xx', 'c r a p', 'reject', 'abuse'],
  [302.7, '', 'tugboat', 'whoever approves this wins a bum', 'reject', 'abuse'],
  [303, '', 'headrow hacker', "you can't stop us theres six of us", 'reject', 'abuse'],
  [303.4, '', 'lurgy99', "we're literally in the library", 'reject', 'abuse'],
  [303.9, '', 'tugboat', 'ok the librarian is coming', 'reject', 'abuse'],
]
