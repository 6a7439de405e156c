import { en } from './en.ts'
import { pl } from './pl.ts'
import { ur } from './ur.ts'
import type { Words } from './words.ts'

/** Languages of the public pages, in the order of the switch. The first is the fallback. */
export const languages = ['en', 'ur', 'pl'] as const
export type Language = (typeof languages)[number]

export const catalogues: Readonly<Record<Language, Words>> = { en, ur, pl }

export const isLanguage = (value: unknown): value is Language => languages.some((language) => language === value)

const weight = (part: string): number => {
  const q = /;\s*q=([\d.]+)/.exec(part)
  return q ? Number(q[1]) : 1
}

const mainTag = (part: string): string => (part.split(/[-;]/)[0] ?? '').trim().toLowerCase()

/**
 * The language to answer in: the one asked for by name, else the best that an Accept-Language header (RFC 9110, 12.5.4)
 * names by its main tag, else English.
 */
export const pickLanguage = (asked: unknown, accept: string | undefined): Language => {
  if (isLanguage(asked)) return asked
  const wanted = (accept ?? '')
    .split(',')
    .map((part) => ({ language: mainTag(part), q: weight(part) }))
    .filter(({ q }) => q > 0)
    .toSorted((a, b) => b.q - a.q)
  return wanted.map(({ language }) => language).find(isLanguage) ?? 'en'
}
