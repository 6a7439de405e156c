import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = join(root, 'dist')
const markFile = join(dist, '.sources')

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()

/** A digest of all that the pages are built from. */
const sourcesDigest = (): string => {
  const hash = createHash('sha256')
  for (const folder of ['display', 'shared']) {
    for (const file of filesBelow(join(root, folder))) hash.update(file.slice(root.length)).update(readFileSync(file))
  }
  return hash
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
    .slice(0, 16)
}

const builtDigest = (): string | undefined => {
  try {
    return readFileSync(markFile, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * Where the built pages are and what they were built from; not current when they must be built first. Where built pages
 * stand without their sources (an image of the built product), they are current.
 */
export const builtPages = (): { dist: string; build: string; isCurrent: boolean } => {
  const built = builtDigest()
  const hasSources = existsSync(join(root, 'display'))
  const wanted = built === undefined || hasSources ? sourcesDigest() : built
  return { dist, build: wanted, isCurrent: built === wanted }
}

/** Builds the pages beside dist/ and puts them in its place whole: a server that starts meanwhile finds the old or the new. */
export const buildPages = async (): Promise<void> => {
  const { build, isCurrent } = builtPages()
  if (isCurrent) return
  const made = mkdtempSync(join(root, '.building-'))
  try {
    const vite = await import('vite')
    await vite.build({
      configFile: join(root, 'display', 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: made },
      plugins: [{ name: 'build-mark', transformIndexHtml: () => [markOf(build)] }],
    })
    writeFileSync(join(made, '.sources'), build)
    rmSync(dist, { recursive: true, force: true })
    renameSync(made, dist)
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}

/** A page says what it was built from, so that one kept offline notices a newer server. */
const markOf = (build: string) => ({ tag: 'meta', attrs: { name: 'build', content: build } })

if (import.meta.main) await buildPages()
