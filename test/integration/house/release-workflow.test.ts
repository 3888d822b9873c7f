/** The release's workflow runs what is there: nobody sees it fail before the day of a release. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inProject } from '../../../scripts/project.ts'

const workflow = readFileSync(inProject('.github/workflows/release.yml'), 'utf8')
const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}
const all = (pattern: RegExp): string[] => [...workflow.matchAll(pattern)].map(([, found]) => found!)

/** From one job's name to the next. */
const jobs = new Map(
  workflow
    .split(/^ {2}(?=\w+:$)/m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf(':')), text]),
)
const job = (name: string): string => jobs.get(name) ?? ''

describe('the workflow of a release', () => {
  it('runs only scripts and files that are there', () => {
    const named = all(/npm run ([\w:]+)/g)
    expect(named).toEqual(['package:linux', 'package:windows'])
    expect(named.filter((name) => !(name in scripts))).toEqual([])
    const files = all(/(?:node|bash) ((?:scripts|\.ci)\/[\w./-]+)/g)
    expect(new Set(files)).toEqual(new Set(['.ci/run', 'scripts/package/check-fuses.ts']))
    expect(files.filter((file) => !existsSync(inProject(file)))).toEqual([])
  })

  it.each([['linux'], ['windows']])(
    'packs for %s only what was tested, and tests it against Electron itself',
    (name) => {
      expect(job(name)).toContain('needs: test')
      expect(job(name)).toContain(`npm run package:${name}`)
      expect(job(name)).toContain('npm test -- --project e2e')
      expect(job(name)).toContain('E2E_DRIVER: electron')
    },
  )

  it('reads the fuses of every program that was packed', () => {
    const programs = all(/check-fuses\.ts (\S+)/g)
    expect(programs).toEqual([
      'dist/linux-unpacked/countersign',
      'dist/linux-arm64-unpacked/countersign',
      'dist/win-unpacked/Countersign.exe',
    ])
  })

  it('gives the packing every variable that it reads, and secrets to no other step', () => {
    const packing = readdirSync(inProject('scripts/package')).map((name) =>
      readFileSync(inProject('scripts/package', name), 'utf8'),
    )
    const config = readFileSync(inProject('electron.vite.config.ts'), 'utf8')
    const read = [...packing, config].flatMap((text) => text.match(/\bRELEASE_[A-Z_]+\b/g) ?? [])
    expect(new Set(read).size).toBeGreaterThan(3)
    expect(read.filter((name) => !job('linux').includes(`${name}: `))).toEqual([])
    const steps = workflow.split(/^ {6}- /m)
    const withSecrets = steps.filter((step) => step.includes('secrets.'))
    expect(withSecrets).toHaveLength(2)
    expect(withSecrets.every((step) => step.startsWith('run: npm run package:'))).toBe(true)
  })

  it('uses nobody’s actions but GitHub’s own, and may write nothing', () => {
    expect(all(/uses: ([\w-]+)\//g).filter((owner) => owner !== 'actions')).toEqual([])
    expect(workflow).toMatch(/^permissions:\n {2}contents: read$/m)
  })
})
