const words = 'A place to sit on the way to the surgery, and somebody who asks how it went.'

/** The body of a message of its own, as the form's script posts it. */
export const newBody = (): string =>
  JSON.stringify({ text: words, consent: true, key: crypto.randomUUID(), area: 'ward/Armley' })
