/** How far a line's wall time can be believed: judged by a clock that nobody can set, and by the line before. Pure. */
import type { ClockConfidence } from '../../shared/domain/audit.ts'
import type { Ms } from '../../shared/domain/units.ts'

/** A network time service slews by at most 500 ppm [ntp_adjtime(2)]: 1.8 s in an hour. Anything faster is a step. */
const LARGEST_SLEW = 0.0005
const SLACK_MS: Ms = 2_000

export interface ClockReading {
  readonly wallMs: Ms
  /** Absent when it was read by an earlier run: monotonic clocks of two runs cannot be compared. */
  readonly monotonicMs?: Ms
}

/** @param previous absent for the very first line */
export function clockConfidence(previous: ClockReading | undefined, now: Required<ClockReading>): ClockConfidence {
  if (previous === undefined) return 'unproven'
  const wallStepMs = now.wallMs - previous.wallMs
  if (previous.monotonicMs === undefined) return wallStepMs < 0 ? 'set-back' : 'unproven'
  const trueStepMs = now.monotonicMs - previous.monotonicMs
  const aheadMs = wallStepMs - trueStepMs
  const slackMs = SLACK_MS + trueStepMs * LARGEST_SLEW
  if (aheadMs < -slackMs || wallStepMs < -SLACK_MS) return 'set-back'
  return aheadMs > slackMs ? 'jumped' : 'sure'
}
