/** The pixels that may still be sent: per subject the newest frame and the best one of late. Overwritten when dropped. */
import type { CaptureSubject } from '../../shared/domain/capture.ts'
import { isBetterShot, isFresh } from '../quality/best-shot.ts'
import type { FrameReport } from '../vision/vision-protocol.ts'
import type { Pixels } from './picture/pixels.ts'

export interface Shot {
  readonly pixels: Pixels
  readonly report: FrameReport
}

export interface KeptShots {
  /** Takes the pixels over. */
  keep(shot: Shot): void
  /** The best passing frame, unless the newest one is much newer; still owned by the keeper. */
  best(subject: CaptureSubject): Shot | undefined
  latest(subject: CaptureSubject): Shot | undefined
  forget(): void
}

export function createKeptShots(): KeptShots {
  const latest = new Map<CaptureSubject, Shot>()
  const best = new Map<CaptureSubject, Shot>()

  /** Overwrites what neither place holds any more. */
  const wipe = (dropped: readonly (Shot | undefined)[], subject: CaptureSubject) => {
    for (const shot of dropped)
      if (shot && shot !== latest.get(subject) && shot !== best.get(subject)) shot.pixels.data.fill(0)
  }

  return {
    keep(shot) {
      const { subject, capturedAtMs } = shot.report
      const before = [latest.get(subject), best.get(subject)]
      const bestReport = best.get(subject)?.report
      latest.set(subject, shot)
      if (isBetterShot(bestReport, shot.report)) best.set(subject, shot)
      else if (bestReport && !isFresh(bestReport, capturedAtMs)) best.delete(subject)
      wipe(before, subject)
    },
    best: (subject) => best.get(subject),
    latest: (subject) => latest.get(subject),
    forget() {
      for (const shot of [...latest.values(), ...best.values()]) shot.pixels.data.fill(0)
      latest.clear()
      best.clear()
    },
  }
}
