import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { en } from '../../../src/renderer/i18n/en.ts'

const ROOT = join(import.meta.dirname, '../../..')

type Tree = { readonly [name: string]: string | Tree }

function pathsOf(tree: Tree, above: readonly string[] = []): readonly string[] {
  return Object.entries(tree).flatMap(([name, below]) =>
    typeof below === 'string' ? [[...above, name].join('.')] : pathsOf(below, [...above, name]),
  )
}

/** `error.${code}.staff.what` stands for every path of that form; one that begins with a hole could be anything. */
function patternsIn(source: string): readonly RegExp[] {
  return [...source.matchAll(/`([a-zA-Z][\w.-]*\$\{[^`]*)`/g)].map(([, path = '']) => {
    const pieces = path.split(/\$\{[^}]*\}/).map((piece) => piece.replaceAll('.', '\\.'))
    return new RegExp(`^${pieces.join('.+')}$`)
  })
}

it('every word of the screens is said somewhere', () => {
  const files = globSync('src/renderer/**/*.{ts,vue}', { cwd: ROOT }).filter((path) => !/[\\/]i18n[\\/]/.test(path))
  const source = files.map((path) => readFileSync(join(ROOT, path), 'utf8')).join('\n')
  const patterns = patternsIn(source)
  const unsaid = pathsOf(en).filter(
    (path) => !source.includes(`'${path}'`) && !patterns.some((pattern) => pattern.test(path)),
  )
  expect(unsaid).toEqual([])
})
