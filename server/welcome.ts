import { generate } from 'lean-qr'
import type { App } from './app.ts'
import { lanAddresses, reachableUrl } from './addresses.ts'
import type { Settings } from './settings.ts'

/** Says what is being done while it is done, and how long it took. */
export const step = async <T>(words: string, work: () => Promise<T>): Promise<T> => {
  const begin = performance.now()
  process.stdout.write(`  ${words} ...`)
  const result = await work()
  console.log(` done (${((performance.now() - begin) / 1_000).toFixed(1)} s)`)
  return result
}

/** A QR of half blocks, dark on light whatever the terminal's colours are. */
const qr = (text: string): string =>
  generate(text).toString({ pad: 2, on: '\u001b[40m  \u001b[0m', off: '\u001b[47m  \u001b[0m' }).trimEnd()

const line = (name: string, words: string): string => `  ${name.padEnd(10)}${words}`

/** What the person at the terminal needs: the addresses, the QR of the phone page, the link to the first account. */
export const card = (settings: Settings, { port, setUpToken }: Pick<App, 'port' | 'setUpToken'>): string => {
  const here = `http://localhost:${port}`
  const everywhere = settings.listen.host === '0.0.0.0' || settings.listen.host === '::'
  const lan = everywhere ? lanAddresses().map((address) => `http://${address}:${port}`) : []
  const join = `${settings.listen.publicUrl ?? reachableUrl(settings.listen.host, port)}/join`
  return [
    '',
    settings.rehearse
      ? '  Headrow is running a REHEARSAL: every message is invented, and labelled so.'
      : '  Headrow is running.',
    '',
    line('Wall', `${here}/wall`),
    line('Desk', `${here}/desk`),
    line('Phones', join),
    ...(lan.length > 0 ? [line('This LAN', lan.join('  '))] : []),
    '',
    ...(process.stdout.isTTY ? [qr(join), ''] : []),
    ...(setUpToken === undefined
      ? [line('Sign in', 'as admin, or with your own account')]
      : ['  Set up the first account (this link works once):', `  ${here}/desk#setup=${setUpToken}`]),
    ...(settings.rehearse
      ? ['', `  The day takes twenty minutes. For a new one, stop and remove ${settings.data.directory}.`]
      : []),
    '',
    '  Ctrl+C stops it. Nothing that was received is lost.',
    '',
  ].join('\n')
}
