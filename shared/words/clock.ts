/** The time of day in the conversation's time zone, such as 14:02; `at` in epoch milliseconds. */
export const clockTime = (at: number, tag: string, timeZone: string): string =>
  new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at)

/** Day of the week and time, such as "Sat 14:02". */
export const dayAndTime = (at: number, tag: string, timeZone: string): string =>
  `${new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone }).format(at)} ${clockTime(at, tag, timeZone)}`
