import { describe, expect, it } from 'vitest'
import { outages, playOutage, type OutageName } from '../../../scripts/fleet-test/outages.ts'

const KIOSKS = 12

describe.each(Object.keys(outages) as OutageName[])('after a common outage, %s,', (outage) => {
  it('every check and every result arrives, and nobody is stormed', async () => {
    const report = await playOutage(outage, KIOSKS, 7)
    expect(report.accepted).toBeGreaterThan(5 * KIOSKS)
    expect(report).toMatchObject({
      answered: report.accepted,
      resultsTaken: report.accepted,
      lost: 0,
      refusedByBank: 0,
    })
    const { service, results, collector } = report.figures
    // in the worst second about one call for each kiosk, of a few seconds each
    expect(service.peakPerSecond).toBeLessThanOrEqual(KIOSKS)
    expect(results.peakPerSecond).toBeLessThanOrEqual(KIOSKS)
    expect(collector.peakPerSecond).toBeLessThanOrEqual(KIOSKS / 2)
    expect(collector.calls).toBeGreaterThan(KIOSKS)
  })
})
