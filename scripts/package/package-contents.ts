/** What is inside a packed app, and whether it is all that was built and nothing else. */
import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { inProject } from '../project.ts'

/** Files only, with forward slashes, sorted. */
export function filesInAsar(asar: string): readonly string[] {
  const entries = listPackage(asar, { isPack: false }).map((path) => path.split(sep).join('/').replace(/^\//, ''))
  // a folder is the beginning of another entry
  return entries.filter((entry) => !entries.some((other) => other.startsWith(`${entry}/`))).toSorted()
}

/** The app as it was built, by the same rule: the parts that run, without the licence lists of the bundler. */
export function filesThatRun(): readonly string[] {
  const built = ['main', 'preload', 'renderer'].flatMap((part) => filesBelow(inProject('out', part)))
  return [...built.filter((file) => !file.endsWith('/licences.json')), 'package.json'].toSorted()
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(inProject('.'), join(entry.parentPath, entry.name)).split(sep).join('/'))
}

export function packageJsonIn(asar: string): Record<string, unknown> {
  return JSON.parse(extractFile(asar, 'package.json').toString('utf8')) as Record<string, unknown>
}
