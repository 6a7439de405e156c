/**
 * Numbers that anybody may print, as figures alone: emergency and help lines of the United Kingdom.
 * 0800 183 1485 is the mental health line of West Yorkshire.
 */
export const allowedNumbers: ReadonlySet<string> = new Set([
  '999',
  '111',
  '112',
  '101',
  '105',
  '119',
  '18000',
  '18001',
  '116123',
  '116000',
  '116111',
  '85258',
  '08001111',
  '08001831485',
  '08088005000',
  '08082000247',
  '03001233393',
  '0800585858',
  '08088081677',
])
