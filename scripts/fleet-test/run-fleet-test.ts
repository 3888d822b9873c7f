/**
 * A hundred kiosks after a common outage, against one service and one collector on this machine:
 * `npm run fleet-test -- --kiosks <N> [--seed <n>] [--json <file>]`. Time is virtual, calls are real.
 *
 * Ends with 1 where anything is lost, or where a fleet comes back as one: more than one call a second for each kiosk.
 */
import { parseArgs } from 'node:util'
import { seconds } from '../project.ts'
import { writeFigures } from '../write-figures.ts'
import { histogram } from './arrivals.ts'
import { outages, playOutage, targets, type OutageName, type OutageReport } from './outages.ts'

const { values } = parseArgs({
  options: {
    kiosks: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
})
const kiosks = Number(values.kiosks)
if (!Number.isInteger(kiosks) || kiosks < 1) throw new Error('--kiosks takes a whole number from 1')

const startedAtMs = performance.now()
const reports: OutageReport[] = []
for (const outage of Object.keys(outages) as OutageName[]) {
  const report = await playOutage(outage, kiosks, Number(values.seed))
  reports.push(report)
  tell(report)
}
console.log(`\n${kiosks} kiosks, ${reports.length} outages, ${seconds(performance.now() - startedAtMs)}`)

const isStormed = (report: OutageReport): boolean =>
  targets.some((target) => report.figures[target].peakPerSecond > kiosks)
const lost = reports.reduce((sum, report) => sum + report.lost + report.refusedByBank, 0)
const stormed = reports.filter(isStormed).map(({ outage }) => outage)
console.log(lost === 0 ? 'nothing lost' : `LOST: ${lost}`)
console.log(stormed.length === 0 ? 'nobody stormed' : `STORMED: ${stormed.join(', ')}`)
writeFigures(values.json, reports)
if (lost > 0 || stormed.length > 0) process.exitCode = 1

function tell(report: OutageReport): void {
  console.log(`\n${report.outage}: ${outages[report.outage]}`)
  const { accepted, answered, held, resultsTaken, lost: gone, drainedAfterSeconds } = report
  console.log(
    `  ${accepted} checks, ${answered} answered, ${held} held, ${resultsTaken} results taken, ${gone} lost; drained after ${drainedAfterSeconds} s`,
  )
  for (const target of targets) {
    const { calls, meanPerSecond, peakPerSecond, peakOverMean } = report.figures[target]
    console.log(
      `  ${target.padEnd(9)}  ${calls} calls, ${meanPerSecond.toFixed(2)}/s in the mean, ${peakPerSecond} in the busiest second (${peakOverMean.toFixed(1)} times the mean)`,
    )
  }
  console.log('  calls to the service per second, from the end of the outage on')
  const stretch = report.drainedAfterSeconds > 180 ? 60 : 5
  for (const line of histogram(report.seconds.service, stretch).slice(0, 20)) console.log(`  ${line}`)
}
