import { describe, expect, test } from 'vitest'
import { actions } from '../../shared/desk.ts'
import { isGuarded } from '../../display/desk/state/guard.ts'
import { type Press, actsOnItem, bindings, commandOf, commands, isTaken } from '../../display/desk/state/keys.ts'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: `Key${key.toUpperCase()}`,
  ctrl: false,
  alt: false,
  meta: false,
  shift: false,
  repeat: false,
  typing: false,
  ...more,
})

describe('the table of keys', () => {
  test('gives each key to one command and each command a key', () => {
    const keys = bindings.flatMap((binding) => binding.keys)
    expect(new Set(keys).size).toBe(keys.length)
    expect(bindings.map((binding) => binding.command).toSorted()).toEqual([...commands].toSorted())
  })

  test('reaches every action a moderator can take', () => {
    const reached = new Set<string>(bindings.map(({ command }) => (command === 'edit' ? 'redact' : command)))
    for (const action of actions) expect(reached).toContain(action)
  })

  test('lays approve and not shown under different hands', () => {
    expect(commandOf(press('a'))).toBe('approve')
    expect(commandOf(press('l'))).toBe('reject')
  })

  test.each(['ctrl', 'alt', 'meta', 'shift', 'repeat', 'typing'] as const)('is deaf to letters with %s', (held) => {
    for (const { keys } of bindings)
      for (const key of keys.filter((name) => /^[a-z0-9]$/.test(name)))
        expect(commandOf(press(key, { [held]: true }))).toBeUndefined()
  })

  test.each(['ctrl', 'alt', 'meta', 'shift', 'typing'] as const)('hears F8 also with %s', (held) => {
    expect(commandOf(press('F8', { [held]: true }))).toBe('panic')
  })

  test('opens the sheet with ?, which needs Shift, and leaves a field with Escape', () => {
    expect(commandOf(press('?', { shift: true }))).toBe('keys')
    expect(commandOf(press('Escape', { typing: true }))).toBe('close')
  })

  test('knows a letter with caps lock, and by its position on a keyboard without Latin letters', () => {
    expect(commandOf(press('A'))).toBe('approve')
    expect(commandOf(press('ش', { code: 'KeyA' }))).toBe('approve')
    expect(commandOf(press('é', { code: 'KeyA' }))).toBeUndefined()
  })

  test('takes only what belongs to it while something else is open', () => {
    for (const open of ['reasons', 'places', 'edit', 'keys', 'screens', 'lift'] as const) {
      expect(isTaken('panic', open)).toBe(true)
      expect(isTaken('close', open)).toBe(true)
      expect(isTaken('stash', open)).toBe(false)
      expect(isTaken('approve', open)).toBe(open === 'edit')
    }
  })

  test('makes every deciding command wait for a changed item, and none of the others', () => {
    const deciding = actions.filter((action) => action !== 'undo')
    for (const action of deciding) expect(actsOnItem(action === 'redact' ? 'edit' : action)).toBe(true)
    for (const command of ['undo', 'next', 'previous', 'panic', 'close', 'search', 'lane_new'] as const)
      expect(actsOnItem(command)).toBe(false)
  })

  test('waits 300 ms', () => {
    expect(isGuarded(1_000, 1_299)).toBe(true)
    expect(isGuarded(1_000, 1_300)).toBe(false)
  })
})
