/**
 * `npm run fault-test`: damages every part of what a kiosk keeps, and has every write refused, one fault at a time.
 * Each must be healed, refused aloud or owned up to; nothing accepted may be gone without a word. `--json <file>`
 * writes the counts; `--step <n>` takes every n-th case (4 unless told; 1 for all, which takes many minutes).
 *
 * Whatever the step, every kind of fault is met: full and read-only disks, a write, sync, read, opening, rename or
 * removal that fails once or from then on, and in every file flipped bits, torn pages and cut ends. On Linux as root
 * and with strace; elsewhere the kinds that need them are named as not run.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { writeFigures } from '../write-figures.ts'
import { damageFiles, type FaultFamily } from './damage-files.ts'
import type { Judgement } from './fault-kiosk.ts'
import { refuseCalls } from './refused-calls.ts'
import { failingWrites, fullAtEveryPage, fullDisk, readOnlyDisk, refusedRenames } from './refused-writes.ts'
import { damageSettings } from './settings-faults.ts'

const { values } = parseArgs({ options: { json: { type: 'string' }, step: { type: 'string', default: '4' } } })
const step = Number(values.step)
if (!Number.isInteger(step) || step < 1) throw new Error('--step takes a whole number from 1')

const folder = mkdtempSync(join(tmpdir(), 'countersign-faults-'))
const families: FaultFamily[] = []
try {
  families.push(await fullAtEveryPage(folder, step))
  families.push(await fullDisk(folder, step))
  families.push(await readOnlyDisk(folder))
  families.push(await failingWrites(folder, step))
  families.push(await refusedRenames(folder))
  families.push(...(await refuseCalls(folder, step)))
  families.push(damageSettings(folder))
  families.push(...(await damageFiles(folder, step)))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const isFailure = ({ kind }: Judgement): boolean => kind === 'SILENT LOSS' || kind === 'CRASH'
const rows = families.map(({ family, cases, notRun }) => {
  const count = (kind: Judgement['kind']) => cases.filter(({ judgement }) => judgement.kind === kind).length
  const failed = cases.filter(({ judgement }) => isFailure(judgement)).length
  return {
    family,
    cases: cases.length,
    whole: count('whole'),
    told: count('told'),
    refused: count('refused'),
    failed,
    ...(notRun !== undefined && { notRun }),
  }
})

const columns = ['cases', 'whole', 'told', 'refused', 'failed'] as const
console.log(`${'fault'.padEnd(44)}${columns.map((column) => column.padStart(9)).join('')}`)
for (const row of rows) {
  const cells = columns.map((column) => String(row[column]).padStart(9)).join('')
  console.log(`${row.family.padEnd(44)}${row.notRun === undefined ? cells : `  not run: ${row.notRun}`}`)
}
for (const { family, cases } of families) {
  for (const { name, judgement } of cases.filter((one) => isFailure(one.judgement)).slice(0, 12)) {
    console.log(`${judgement.kind}: ${family}: ${name}: ${'note' in judgement ? judgement.note : ''}`)
  }
}
const total = (column: (typeof columns)[number]) => rows.reduce((sum, row) => sum + row[column], 0)
writeFigures(values.json, { families: rows, failed: total('failed') })
const notRun = rows.filter((row) => row.notRun !== undefined).length
console.log(
  `${total('cases')} faults: ${total('whole')} without a trace, ${total('told')} told aloud, ${total('refused')} refused, ` +
    `${total('failed')} failed${notRun > 0 ? `; ${notRun} kinds not run here` : ''}`,
)
process.exitCode = total('failed') === 0 ? 0 : 1
