/** Looks at a camera whose pictures were unfit, only to learn whether they are well again. No picture is judged or taken. */
import type { CaptureSubject } from '../../shared/domain/capture.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { Frame } from '../camera/frame-source.ts'
import { startFramePump, type FrameSource } from '../camera/frame-pump.ts'
import type { Vision } from '../vision/vision-port.ts'
import type { PictureSummary } from '../vision/vision-protocol.ts'
import type { Clock } from './clock.ts'

export interface TrialLoopParts {
  readonly subject: CaptureSubject
  readonly frames: FrameSource<Frame>
  readonly vision: Pick<Vision, 'look'>
  readonly clock: Clock
  readonly onPicture: (picture: PictureSummary, nowMs: Ms) => void
  /** No frames come, or none can be read. */
  readonly onSilence: () => void
}

/** Returns its stop. A look that fails is followed by the next: the worker restarts by itself. */
export function startTrialLoop({ subject, frames, vision, clock, onPicture, onSilence }: TrialLoopParts): () => void {
  let isStopped = false
  const stopPump = startFramePump<Frame>({
    source: frames,
    async consume(frame, capturedAtMs) {
      const looked = await vision.look(subject, frame, capturedAtMs)
      if (!isStopped && looked.ok && looked.value.picture) onPicture(looked.value.picture, clock.nowMs())
    },
    nowMs: () => clock.nowMs(),
    after: (delayMs, task) => clock.after(delayMs, task),
    onSilence,
    onBroken: onSilence,
  })
  return () => {
    isStopped = true
    stopPump()
  }
}
