/**
 * The pixels that may still be sent: per subject the newest frame and the few that are or may become the best of the
 * last second. Given back when dropped; never more than `1 + maxCandidates` pictures a subject.
 */
import type { CaptureSubject } from '../../shared/domain/capture.ts'
import { nextCandidates } from '../quality/best-shot.ts'
import type { FrameReport } from '../vision/vision-protocol.ts'
import type { Pixels } from './picture/pixels.ts'

export interface Shot {
  readonly pixels: Pixels
  readonly report: FrameReport
}

export interface KeptShots {
  /** Takes the pixels over. */
  keep(shot: Shot): void
  /** The best passing frame of the second before the newest one; still owned by the keeper. */
  best(subject: CaptureSubject): Shot | undefined
  latest(subject: CaptureSubject): Shot | undefined
  forget(): void
}

interface Kept {
  readonly latest: Shot
  /** As best-shot.ts orders them: the best first. */
  readonly candidates: readonly Shot[]
}

/** @param giveBack takes over, and overwrites, the pixels of a dropped picture */
export function createKeptShots(giveBack: (pixels: Pixels) => void): KeptShots {
  const kept = new Map<CaptureSubject, Kept>()
  /** A shot may be the newest and a candidate both. */
  const drop = (shots: readonly Shot[]) => {
    for (const { pixels } of new Set(shots)) giveBack(pixels)
  }

  return {
    keep(shot) {
      const { subject } = shot.report
      const before = kept.get(subject)
      const candidates = nextCandidates(before?.candidates ?? [], shot)
      kept.set(subject, { latest: shot, candidates })
      if (before) drop(shotsOf(before).filter((old) => !candidates.includes(old)))
    },
    best: (subject) => kept.get(subject)?.candidates[0],
    latest: (subject) => kept.get(subject)?.latest,
    forget() {
      for (const each of kept.values()) drop(shotsOf(each))
      kept.clear()
    },
  }
}

const shotsOf = ({ latest, candidates }: Kept): readonly Shot[] => [latest, ...candidates]
