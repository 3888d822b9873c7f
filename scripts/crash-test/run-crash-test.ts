/**
 * Kills a working kiosk again and again, at random and at every named step, and checks after each restart that
 * nothing it promised is lost: `npm run crash-test -- --kills <N> [--seed <n>] [--json <file>] [--lanes <n>]`.
 *
 * SIGKILL takes the process, not the power: what the operating system was given is kept. That the disk has it too is
 * what `npm run fault-test` looks at.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { inProject, seconds } from '../project.ts'
import { writeFigures } from '../write-figures.ts'
import { namedSteps } from './crash-steps.ts'
import { runLane } from './crash-lane.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '2' },
    json: { type: 'string' },
  },
})
const kills = Number(values.kills)
const lanes = Math.min(Number(values.lanes), kills)
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(lanes) || lanes < 1)
  throw new Error('--kills and --lanes take whole numbers from 1')

const programFolder = mkdtempSync(join(tmpdir(), 'countersign-crash-program-'))
const program = await bundle(programFolder)
const startedAtMs = performance.now()
let done = 0
const onKilled = (): void => {
  done += 1
  if (done % 50 === 0) console.log(`${done} kills, ${seconds(performance.now() - startedAtMs)}`)
}
const results = await Promise.all(
  Array.from({ length: lanes }, (_, lane) =>
    runLane({
      program,
      kills: Math.floor(kills / lanes) + (lane < kills % lanes ? 1 : 0),
      seed: Number(values.seed) * 1_000 + lane,
      onKilled,
    }),
  ),
)

rmSync(programFolder, { recursive: true, force: true })

const sum = (of: (result: (typeof results)[number]) => number): number =>
  results.reduce((total, result) => total + of(result), 0)
const figures = {
  kills: sum((result) => result.kills),
  accepted: sum((result) => result.accepted),
  lost: sum((result) => result.lost),
  corrupt: sum((result) => result.corrupt),
  duplicatedBeyondPolicy: sum((result) => result.duplicatedBeyondPolicy),
  unrecordedSends: sum((result) => result.unrecordedSends),
}
const stops = new Map<string, number>()
for (const { stoppedAt } of results)
  for (const [step, times] of stoppedAt) stops.set(step, (stops.get(step) ?? 0) + times)
for (const reason of results.flatMap(({ reasons }) => reasons)) console.log(`FOUND ${reason}`)

const stoppedKills = [...stops.values()].reduce((total, times) => total + times, 0)
console.log(`killed at a named step: ${stoppedKills}, at random: ${figures.kills - stoppedKills}`)
console.log(`named steps met: ${[...stops].map(([step, times]) => `${step} ${times}`).join(', ')}`)
const unmet = namedSteps.filter((step) => !stops.has(step))
if (unmet.length > 0) console.log(`named steps not met: ${unmet.join(', ')}`)
console.log(`calls received by the service: ${sum(({ calls }) => calls)}`)
for (const [name, value] of Object.entries(figures)) console.log(`${name}: ${value}`)
console.log(`time: ${seconds(performance.now() - startedAtMs)}`)
writeFigures(values.json, figures)

const { lost, corrupt, duplicatedBeyondPolicy, unrecordedSends } = figures
process.exit(lost + corrupt + duplicatedBeyondPolicy + unrecordedSends === 0 ? 0 : 1)

/** One file instead of eighty: a kiosk is born in a tenth of a second, and most of a run is spent on its lives. */
async function bundle(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: inProject('scripts/crash-test/kiosk-process.ts'),
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'node24',
      rollupOptions: { output: { entryFileNames: 'kiosk.mjs', codeSplitting: false } },
    },
  })
  return join(folder, 'kiosk.mjs')
}
