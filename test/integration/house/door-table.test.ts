import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser'
import { afterEach, describe, expect, it } from 'vitest'

const project = resolve(import.meta.dirname, '../../..')
const table = createRequire(import.meta.url)(join(project, '.dependency-cruiser.cjs')) as IFlattenedRuleSet & {
  options: ICruiseOptions
}
const { tsConfig: _tsConfig, ...options } = table.options

const houses: string[] = []
afterEach(async () => {
  for (const house of houses.splice(0)) await rm(house, { recursive: true, force: true })
})

/** A house of just these files; returns the broken rules as "rule: from -> to". */
async function brokenRules(files: Record<string, string>): Promise<string[]> {
  const house = await mkdtemp(join(tmpdir(), 'countersign-house-'))
  houses.push(house)
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(house, path)), { recursive: true })
    await writeFile(join(house, path), text)
  }
  const { output } = await cruise(['src'], { ...options, baseDir: house, validate: true, ruleSet: table })
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
}

const empty = 'export const here = 1\n'
const reach = (path: string) => `import { here } from '${path}'\nexport const there = here\n`

describe('the door table', () => {
  it('holds in the house as it stands', async () => {
    const { output } = await cruise(['src'], { ...options, baseDir: project, validate: true, ruleSet: table })
    const { summary } = output as ICruiseResult
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([])
    expect(summary.totalCruised).toBeGreaterThan(30)
  })

  it('lets a screen use the flow', async () => {
    expect(
      await brokenRules({
        'src/renderer/screens/idle.ts': reach('../flow/check-flow.ts'),
        'src/renderer/flow/check-flow.ts': empty,
      }),
    ).toEqual([])
  })

  it.each<[string, string, string]>([
    ['shared must not look into main', 'src/shared/domain/a.ts', 'src/main/okayface/b.ts'],
    ['shared must not look into the renderer', 'src/shared/domain/a.ts', 'src/renderer/quality/b.ts'],
    ['the renderer must not look into main', 'src/renderer/flow/a.ts', 'src/main/storage/b.ts'],
    ['main must not look into the renderer', 'src/main/submission/a.ts', 'src/renderer/quality/b.ts'],
    ['a screen must not reach the bridge past the flow', 'src/renderer/screens/a.ts', 'src/renderer/bridge/b.ts'],
    ['a judge must not know the screens', 'src/renderer/quality/a.ts', 'src/renderer/screens/b.ts'],
    ['the queue must not know the client', 'src/main/submission/a.ts', 'src/main/okayface/b.ts'],
    ['the client must not know the store', 'src/main/okayface/a.ts', 'src/main/storage/b.ts'],
    ['an IPC handler must not reach past the ports', 'src/main/ipc/a.ts', 'src/main/storage/b.ts'],
    ['the preload must not look into main', 'src/preload/a.ts', 'src/main/ipc/b.ts'],
    ['a room without a line in the table has no doors', 'src/main/attic/a.ts', 'src/shared/domain/b.ts'],
  ])('%s', async (_title, from, to) => {
    const path = `${'../'.repeat(from.split('/').length - 1)}${to}`
    expect(await brokenRules({ [from]: reach(path), [to]: empty })).toEqual([`not-in-allowed: ${from} -> ${to}`])
  })

  it.each([
    'src/main/submission/a.ts',
    'src/main/okayface/a.ts',
    'src/main/index.ts',
    'src/renderer/flow/a.ts',
    'src/shared/domain/a.ts',
  ])('only the electron room and the preload import electron: %s may not', async (from) => {
    const broken = await brokenRules({
      [from]: `import { app } from 'electron'\nexport const name = app\n`,
      'node_modules/electron/package.json': '{ "name": "electron", "version": "1.0.0", "main": "index.js" }',
      'node_modules/electron/index.js': 'exports.app = 1\n',
    })
    expect(broken).toEqual([`not-in-allowed: ${from} -> node_modules/electron/index.js`])
  })

  it('finds a circle', async () => {
    const broken = await brokenRules({
      'src/renderer/quality/a.ts': `import { there } from './b.ts'\nexport const here = 1\nexport const back = there\n`,
      'src/renderer/quality/b.ts': reach('./a.ts'),
    })
    expect(broken.some((rule) => rule.startsWith('no-circles'))).toBe(true)
  })
})
