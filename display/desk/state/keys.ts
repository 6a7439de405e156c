/** What a key or a button can ask of the desk. */
export const commands = [
  'approve',
  'reject',
  'edit',
  'place',
  'stash',
  'escalate',
  'release',
  'withdraw',
  'pin',
  'undo',
  'next',
  'previous',
  'search',
  'keys',
  'close',
  'panic',
  'lane_crisis',
  'lane_new',
  'lane_flagged',
  'lane_stashed',
  'lane_on_wall',
  'lane_not_shown',
] as const
export type Command = (typeof commands)[number]

export interface Binding {
  command: Command
  /** values of KeyboardEvent.key, letters in small */
  keys: readonly string[]
  words: string
  group: 'decide' | 'move' | 'desk'
}

/** The one table of keys: A and L lie under different hands. */
export const bindings: readonly Binding[] = [
  { command: 'approve', keys: ['a'], words: 'Approve, or publish as edited', group: 'decide' },
  { command: 'reject', keys: ['l'], words: 'Not shown: then a number for the reason', group: 'decide' },
  { command: 'edit', keys: ['e'], words: 'Edit for privacy', group: 'decide' },
  { command: 'place', keys: ['p'], words: 'Place it, or make it city-wide', group: 'decide' },
  { command: 'stash', keys: ['s'], words: 'Stash for later', group: 'decide' },
  { command: 'escalate', keys: ['c'], words: 'Someone may be at risk: to the crisis lane', group: 'decide' },
  { command: 'release', keys: ['r'], words: 'Release from the crisis lane (lead)', group: 'decide' },
  { command: 'withdraw', keys: ['w'], words: 'Take it off the wall', group: 'decide' },
  { command: 'pin', keys: ['n'], words: 'Pin on the wall, or unpin', group: 'decide' },
  { command: 'undo', keys: ['u'], words: 'Undo my last decision and go back to it', group: 'decide' },
  { command: 'next', keys: ['j', 'ArrowDown'], words: 'Next message', group: 'move' },
  { command: 'previous', keys: ['k', 'ArrowUp'], words: 'Message before', group: 'move' },
  { command: 'search', keys: ['/'], words: 'Search this lane and all others', group: 'move' },
  { command: 'lane_crisis', keys: ['1'], words: 'Crisis', group: 'move' },
  { command: 'lane_new', keys: ['2'], words: 'New', group: 'move' },
  { command: 'lane_flagged', keys: ['3'], words: 'Flagged', group: 'move' },
  { command: 'lane_stashed', keys: ['4'], words: 'Stashed', group: 'move' },
  { command: 'lane_on_wall', keys: ['5'], words: 'On the wall', group: 'move' },
  { command: 'lane_not_shown', keys: ['6'], words: 'Not shown', group: 'move' },
  { command: 'keys', keys: ['?'], words: 'This sheet', group: 'desk' },
  { command: 'close', keys: ['Escape'], words: 'Close, or step back', group: 'desk' },
  { command: 'panic', keys: ['F8'], words: 'Calm the wall, at once, from anywhere', group: 'desk' },
]

/** A key as people read it on a cap. */
export const capOf = (key: string): string =>
  ({ ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc' })[key] ?? key.toUpperCase()

export const capFor = (command: Command): string =>
  capOf(bindings.find((binding) => binding.command === command)?.keys[0] ?? '')

/** What is open over the queue; see the store's modes. */
export type Open = 'list' | 'reasons' | 'places' | 'edit' | 'keys' | 'screens' | 'people' | 'lift'

/** Whether a command is taken while this is open: only the queue takes them all. */
export const isTaken = (command: Command, open: Open): boolean => {
  if (open === 'list' || command === 'panic' || command === 'close') return true
  return open === 'edit' && (command === 'approve' || command === 'edit')
}

/** What of a KeyboardEvent matters. `typing`: the focus is where letters are written. */
export interface Press {
  key: string
  code: string
  ctrl: boolean
  alt: boolean
  meta: boolean
  shift: boolean
  repeat: boolean
  typing: boolean
}

const byKey: ReadonlyMap<string, Command> = new Map(
  bindings.flatMap(({ command, keys }) => keys.map((key): [string, Command] => [key, command])),
)

/** The key by its letter; on a keyboard without Latin letters by its position. */
const nameOf = ({ key, code }: Press): string => {
  if (key.length !== 1) return key
  if (/^\p{Script=Latin}$/u.test(key)) return key.toLowerCase()
  return /^\p{L}$/u.test(key) && /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key
}

/** Signs such as `?` need Shift on many keyboards; for letters it is a modifier. */
const isModified = (press: Press, name: string): boolean =>
  press.ctrl || press.alt || press.meta || (press.shift && /^[a-z0-9]$/.test(name))

/**
 * The command a key press asks for, or undefined: with modifiers, while typing and on auto-repeat every key is
 * ignored, except that F8 always works and Escape also leaves a field.
 */
export const commandOf = (press: Press): Command | undefined => {
  const name = nameOf(press)
  const command = byKey.get(name)
  if (press.repeat || command === undefined) return undefined
  if (command === 'panic') return command
  if (isModified(press, name)) return undefined
  return press.typing && command !== 'close' ? undefined : command
}

const harmless: ReadonlySet<Command> = new Set([
  'next',
  'previous',
  'search',
  'keys',
  'close',
  'panic',
  'undo',
  ...commands.filter((command) => command.startsWith('lane_')),
])

/** Whether a command acts on the item under the cursor, so that it waits while that has just changed. */
export const actsOnItem = (command: Command): boolean => !harmless.has(command)
