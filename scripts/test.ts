/**
 * `npm test`: static checks, a build that is up to date, then every test. The last line says `N passed, N failed`.
 * Arguments go to vitest (`npm test -- retry`); the static checks are then left out.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './check-steps.ts'
import { ensureBuilt } from './ensure-built.ts'
import { ensureChromium } from './ensure-chromium.ts'
import { runScript } from './project.ts'

interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** What we read of vitest's JSON report, which has Jest's shape. */
interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

const vitestArgs = process.argv.slice(2)
const counts: Count[] = []

if (vitestArgs.length === 0) counts.push({ ...(await runChecks()), skipped: 0 })
const isBuilt = counts.push(asCount(await ensureBuilt())) && counts.at(-1)?.failed === 0
const hasChromium = ensureChromium()
if (!hasChromium) counts.push(asCount(false))
// on an app that is not there every end-to-end test would only wait for its time limit
if (isBuilt && hasChromium) counts.push(await runTests(vitestArgs))

const total = counts.reduce((sum, count) => ({
  passed: sum.passed + count.passed,
  failed: sum.failed + count.failed,
  skipped: sum.skipped + count.skipped,
}))
process.exitCode = total.failed === 0 ? 0 : 1
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`)

function asCount(isOk: boolean): Count {
  return { passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, skipped: 0 }
}

/** A run without a single test counts as failed, and so does a run that fails without naming one. */
async function runTests(args: readonly string[]): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), 'vitest-'))
  const reportFile = join(folder, 'report.json')
  try {
    const { isOk } = await runScript(
      'node_modules/vitest/vitest.mjs',
      ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`, ...args],
      'at-once',
    )
    const count = countTests(JSON.parse(await readFile(reportFile, 'utf8')) as VitestReport)
    const isUnexplained = count.failed === 0 && (!isOk || count.passed === 0)
    return isUnexplained ? { ...count, failed: 1 } : count
  } catch {
    console.error('vitest left no report')
    return asCount(false)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function countTests(report: VitestReport): Count {
  // a file that could not even be loaded has no tests to count
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
