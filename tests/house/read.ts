import { readFileSync, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync, Visitor } from 'vite'
import { root } from '../setup/run.ts'

export interface Import {
  /** a path from the root such as `server/store/kysely.ts`, or the name of a package or a Node module */
  to: string
  /** whether only types come this way: nothing of it is there at run time */
  onlyTypes: boolean
}

/** What the rules of the house ask about a source file. Things are named as they are written in the code. */
export interface Source {
  path: string
  lines: number
  imports: Import[]
  /** `export * from`, by module */
  starExports: string[]
  /** member accesses of interest, such as `process.env`, and `new Date()` where it has no argument */
  uses: string[]
}

const watched = new Set(['process.env', 'process.exit', 'Date.now', 'Math.random', 'performance.now'])

const usesOf = (program: Parameters<Visitor['visit']>[0]): string[] => {
  const uses: string[] = []
  new Visitor({
    MemberExpression: ({ object, property }) => {
      if (object.type !== 'Identifier' || property.type !== 'Identifier') return
      const name = `${object.name}.${property.name}`
      if (watched.has(name)) uses.push(name)
    },
    NewExpression: ({ callee, arguments: given }) => {
      if (callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0) uses.push('new Date()')
    },
    CallExpression: ({ callee }) => {
      if (callee.type === 'Identifier' && callee.name === 'Date') uses.push('Date()')
    },
  }).visit(program)
  return uses
}

const resolve = (from: string, to: string): string =>
  to.startsWith('.') ? posix.normalize(posix.join(posix.dirname(from), to.replace(/\?.*$/, ''))) : to

/** Reads what a source says of itself; of a style sheet, its length. `path` is from the root, with forward slashes. Throws where it is neither. */
export const readSource = (path: string, code: string): Source => {
  const lines = code.trimEnd().split('\n').length
  if (path.endsWith('.css')) return { path, lines, imports: [], starExports: [], uses: [] }
  const { program, module, errors } = parseSync(path, code)
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`)
  const { staticImports, staticExports, dynamicImports } = module
  const named = (found: { moduleRequest: { value: string }; entries: { isType: boolean }[] }): Import => ({
    to: resolve(path, found.moduleRequest.value),
    onlyTypes: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
  })
  const exported = staticExports.flatMap((found) => found.entries).filter((entry) => entry.moduleRequest !== null)
  const again = exported.map((entry) => ({
    to: resolve(path, entry.moduleRequest?.value ?? ''),
    onlyTypes: entry.isType,
  }))
  const later = dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const words = /^['"](.+)['"]$/.exec(code.slice(start, end))?.[1]
    return words === undefined ? [] : [{ to: resolve(path, words), onlyTypes: false }]
  })
  return {
    path,
    lines,
    imports: [...staticImports.map(named), ...again, ...later],
    starExports: exported
      .filter((entry) => entry.importName.kind.startsWith('All') && entry.exportName.kind === 'None')
      .map((entry) => resolve(path, entry.moduleRequest?.value ?? '')),
    uses: usesOf(program),
  }
}

/** Every TypeScript file and style sheet of the house, by path. */
export const readHouse = (): Source[] =>
  ['shared', 'server', 'display', 'tests', 'bench']
    .flatMap((top) =>
      readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((rest) => `${top}/${rest}`),
    )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(tsx?|css)$/.test(path))
    .toSorted()
    .map((path) => readSource(path, readFileSync(join(root, path), 'utf8')))
