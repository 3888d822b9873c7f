import { expect, it } from 'vitest'
import { keepToPeriods, type UpkeepParts } from '../../../src/main/kiosk-upkeep.ts'
import type { SubmissionStore, SweepReport } from '../../../src/main/submission/ports.ts'
import { defaultSettings } from '../../../src/shared/domain/settings.ts'
import { success } from '../../../src/shared/errors/result.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'
import { createRecordingLog } from '../../fakes/recording-log.ts'

const DAY_MS = 86_400_000

it('staff are told on the day on which a sweep finds something new, and not of what they know', async () => {
  const clock = createManualClock()
  const found: Partial<SweepReport>[] = [{}, { overdue: 2 }, { overdue: 2 }, { resultsGivenUp: 1, overdue: 2 }, {}]
  const store: Pick<SubmissionStore, 'sweep'> = {
    sweep: () => success({ overdue: 0, withdrawn: [], forgotten: 0, resultsGivenUp: 0, ...found.shift() }),
  }
  let told = 0
  const parts: Omit<UpkeepParts, 'settings'> = {
    clock,
    onChanged: () => undefined,
    onWarningsChanged: () => (told += 1),
    log: createRecordingLog(),
  }
  const retention = keepToPeriods(store, { ...parts, settings: { read: () => defaultSettings } })
  const toldDayByDay: number[] = [told]
  for (let day = 1; day <= 4; day += 1) {
    await clock.pass(DAY_MS)
    toldDayByDay.push(told)
  }
  expect(toldDayByDay).toEqual([0, 1, 1, 2, 3])
  expect(retention.warnings()).toEqual([{ code: 'RESULTS_GIVEN_UP', note: '1 on this kiosk' }])
  retention.stop()
  expect(clock.nextTimerMs()).toBeUndefined()
})
