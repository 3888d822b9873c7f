/**
 * `npm run bench:queue`: what it costs to lose nothing. Four figures, each a ratio or a slope, so that they can be
 * compared between machines. On the disk that holds the system's temporary folder, or `--folder`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { writeFigures } from '../write-figures.ts'
import { measureAccepting } from './accept-ratio.ts'
import { measureDraining, measureMemory } from './drain-figures.ts'
import { measureStarting } from './start-ratio.ts'

const { values } = parseArgs({ options: { json: { type: 'string' }, folder: { type: 'string' } } })

const DRAIN = { submissions: 300, pictureBytes: 300_000, inFlight: 2, latencyMs: 100 }
const LONG_DRAIN = { submissions: 10_000, pictureBytes: 2_000, inFlight: 4, latencyMs: 0 }

const folder = mkdtempSync(join(values.folder ?? tmpdir(), 'bench-queue-'))
try {
  const accepting = await measureAccepting(join(folder, 'accept'))
  const ms = (value: number) => `${value.toFixed(1)} ms`
  console.log(
    `accept two pictures of 1.5 MB   ${accepting.acceptRatio.toFixed(2)} x of writing and syncing the bytes ` +
      `(${ms(accepting.acceptMs)} to ${ms(accepting.rawMs)}, ${ms(accepting.idleMs)} later when idle); goal <= 2`,
  )
  const starting = await measureStarting(join(folder, 'start'), 10_000, 100)
  console.log(
    `start and list                  ${starting.startRatio.toFixed(2)} x with 10,000 stored of with 100 ` +
      `(${ms(starting.longMs)} to ${ms(starting.shortMs)}); goal <= 1.3`,
  )
  const draining = await measureDraining(join(folder, 'drain'), DRAIN)
  console.log(
    `drain ${DRAIN.inFlight} at a time               ${draining.drainRatio.toFixed(2)} x of bare fetches ` +
      `(${draining.queuePerSecond.toFixed(1)} to ${draining.barePerSecond.toFixed(1)} a second, ` +
      `service takes ${DRAIN.latencyMs} ms, pictures ${DRAIN.pictureBytes / 1000} kB); goal >= 0.8`,
  )
  const memory = await measureMemory(join(folder, 'memory'), LONG_DRAIN)
  console.log(
    `memory while draining 10,000    ${memory.slopeBytes.toFixed(1)} bytes a submission held by JavaScript, ` +
      `${memory.rssSlopeBytes.toFixed(1)} in all (${(memory.tookMs / 1000).toFixed(0)} s); goal: flat`,
  )
  if (values.json) {
    const figures = {
      acceptRatio: accepting.acceptRatio,
      startRatio: starting.startRatio,
      drainRatio: draining.drainRatio,
      drainMemorySlopeBytesPerSubmission: memory.slopeBytes,
    }
    writeFigures(values.json, figures)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
