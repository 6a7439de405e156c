import type { Import, Source } from './read.ts'

/**
 * Who may import whom (house.md, "Imports run one way"), the longest path first to match. `may` are paths from the root;
 * `mayTypes` are open for types alone: a port is a type, what stands behind it is handed in. A room's own files are always open to it.
 * Packages are open to all but `shared`, which knows zod, and the pure rooms, which know no Node.
 */
export interface Place {
  path: string
  may: readonly string[]
  mayTypes?: readonly string[]
}

/** A message walks these in order, and people join where a person decides; each may know those before it. */
export const rooms = [
  'server/source',
  'server/intake',
  'server/screening',
  'server/placement',
  'server/screener',
  'server/people',
  'server/moderation',
  'server/feed',
  'server/screens',
] as const
const adapters = ['server/store', 'server/bus', 'server/watch'] as const
/** Small files at the top of the server that know nothing: ids, clocks, words. */
const basics = ['server/ids.ts', 'server/start-error.ts', 'server/trouble.ts'] as const
/** What rooms write through in a transaction they were handed: sequences, feed entries, kept values. No dialect is known here. */
const record = [
  'server/store/counter.ts',
  'server/store/entries.ts',
  'server/store/kept.ts',
  'server/store/transact.ts',
] as const

export const places: readonly Place[] = [
  { path: 'shared', may: [] },
  { path: 'server/screening', may: ['shared'] },
  { path: 'server/placement', may: ['shared'] },
  { path: 'server/moderation/life.ts', may: ['shared'] },
  ...rooms.map((path, n) => ({
    path,
    may: ['shared', ...basics, ...record, ...rooms.slice(0, n)],
    mayTypes: [...adapters, 'server/settings.ts'],
  })),
  ...adapters.map((path) => ({ path, may: ['shared', ...basics, ...rooms], mayTypes: ['server/settings.ts'] })),
  {
    path: 'server/http',
    may: ['shared', ...basics, ...rooms],
    mayTypes: [...adapters, 'server/live', 'server/settings.ts'],
  },
  {
    path: 'server/live',
    may: ['shared', ...basics, ...rooms],
    mayTypes: [...adapters, 'server/http', 'server/settings.ts'],
  },
  ...basics.map((path) => ({ path, may: ['shared', ...basics] })),
  { path: 'server/settings.ts', may: ['shared', ...basics] },
  ...[
    'app',
    'ground',
    'showing',
    'rooms',
    'routes',
    'sources',
    'reading',
    'status',
    'rehearse',
    'addresses',
    'welcome',
    'start',
    'main',
  ].map((name) => ({
    path: `server/${name}.ts`,
    may: ['shared', 'server'],
  })),
  { path: 'server/commands', may: ['shared', 'server'] },
  { path: 'display/wall/layout', may: ['shared'] },
  { path: 'display/wall/motion', may: ['shared', 'display/wall/layout'] },
  { path: 'display/vite.config.ts', may: [] },
  // The desk's preview is painted by the wall's own hand.
  { path: 'display/desk', may: ['shared', 'display/ui', 'display/link', 'display/wall'] },
  ...['wall', 'public', 'worker', 'link', 'ui'].map((part) => ({
    path: `display/${part}`,
    may: ['shared', 'display/ui', 'display/link'],
  })),
  { path: 'tests', may: ['shared', 'server', 'display'] },
  { path: 'bench', may: ['shared', 'server', 'display', 'tests'] },
]

/** No I/O, no clock, no chance: these come in as arguments. */
export const pure = [
  'shared',
  'server/screening',
  'server/placement',
  'server/moderation/life.ts',
  'display/wall/layout',
  'display/wall/motion',
] as const
const impure = new Set(['Date.now', 'Date()', 'new Date()', 'Math.random', 'performance.now'])

/** Where the environment may be read: one file of the server; what is set up around tests and benches. */
const readsEnvironment = ['server/settings.ts', 'tests', 'bench'] as const
export const mostLines = 350

const within = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`)
const withinAny = (path: string, list: readonly string[]): boolean => list.some((place) => within(path, place))
const isOurs = (to: string): boolean => /^(shared|server|display|tests|bench)\//.test(to)

/** The place of a file: the longest path that holds it. */
export const placeOf = (path: string): Place | undefined =>
  places.filter((place) => within(path, place.path)).toSorted((a, b) => b.path.length - a.path.length)[0]

const isOpen = (place: Place, { to, onlyTypes }: Import): boolean =>
  !isOurs(to) ||
  withinAny(to, [place.path, ...place.may]) ||
  (onlyTypes && withinAny(to, place.mayTypes ?? [])) ||
  /\.(css|html|svg)$/.test(to)

/** A rule: the sentence that its test bears, and what of a file breaks it, in words. */
export interface Rule {
  rule: string
  broken: (source: Source) => string[]
}

export const rules: readonly Rule[] = [
  {
    rule: 'every file has a place in the house',
    broken: ({ path }) => (placeOf(path) === undefined ? ['stands in no room of tests/house/rules.ts'] : []),
  },
  {
    rule: 'imports run one way: shared <- rooms <- adapters, http, live <- app <- main, and display never sees server',
    broken: ({ path, imports }) => {
      const place = placeOf(path)
      if (place === undefined) return []
      return imports.filter((one) => !isOpen(place, one)).map((one) => `imports ${one.to}`)
    },
  },
  {
    rule: 'the contract knows no package but zod',
    broken: ({ path, imports }) =>
      within(path, 'shared')
        ? imports.filter(({ to }) => !isOurs(to) && to !== 'zod').map(({ to }) => `imports ${to}`)
        : [],
  },
  {
    rule: 'pure rooms import nothing of Node',
    broken: ({ path, imports }) =>
      withinAny(path, pure) ? imports.filter(({ to }) => to.startsWith('node:')).map(({ to }) => `imports ${to}`) : [],
  },
  {
    rule: 'pure rooms have no clock and no chance',
    broken: ({ path, uses }) => (withinAny(path, pure) ? uses.filter((use) => impure.has(use)) : []),
  },
  {
    rule: 'the environment is read in one place',
    broken: ({ path, uses }) => (withinAny(path, readsEnvironment) ? [] : uses.filter((use) => use === 'process.env')),
  },
  {
    rule: 'nothing leaves by process.exit',
    // but for the workers that misbehave on purpose
    broken: ({ path, uses }) =>
      within(path, 'tests/screener/workers') ? [] : uses.filter((use) => use === 'process.exit'),
  },
  {
    rule: 'there are no barrels',
    broken: ({ path, starExports }) => [
      ...(/(^|\/)index\.tsx?$/.test(path) ? ['is an index file'] : []),
      ...starExports.map((to) => `re-exports all of ${to}`),
    ],
  },
  {
    rule: `no file is longer than ${mostLines} lines`,
    broken: ({ lines }) => (lines > mostLines ? [`has ${lines} lines`] : []),
  },
]

/** Circles of imports, types included, each as the paths that a walk meets, first again at the end. */
export const circles = (sources: readonly Source[]): string[][] => {
  const next = new Map(sources.map(({ path, imports }) => [path, imports.map(({ to }) => to)]))
  const done = new Set<string>()
  const found: string[][] = []
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) found.push([...trail.slice(at), path])
    if (at >= 0 || done.has(path)) return
    for (const to of next.get(path) ?? []) walk(to, [...trail, path])
    done.add(path)
  }
  for (const { path } of sources) walk(path, [])
  return found
}
