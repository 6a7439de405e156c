/**
 * The version of the consent wording (`join.consent` of each catalogue), kept with each message that came by the form.
 * It changes with the words, in every language at once: the date the wording was written.
 */
export const consentVersion = '2026-11-22'
