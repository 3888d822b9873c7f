/**
 * Looks at one subject until its picture is taken: frames to the vision worker, its reports to guidance, and the
 * best shot once the frames were good for long enough. Does not know what the visit makes of the picture.
 */
import type { CaptureSubject } from '../../shared/domain/capture.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { Frame } from '../camera/frame-source.ts'
import { startFramePump, type FrameSource } from '../camera/frame-pump.ts'
import { nextGuidance, startGuidance } from '../quality/guidance.ts'
import type { Guidance } from '../quality/instruction.ts'
import { outlineFill } from '../quality/outline-fill.ts'
import { nextSteadiness, startSteadiness } from '../quality/steadiness.ts'
import type { Vision } from '../vision/vision-port.ts'
import type { FrameReport } from '../vision/vision-protocol.ts'
import type { Clock } from './clock.ts'
import type { VisitEvent } from './visit.ts'

export interface CaptureLoopParts {
  readonly subject: CaptureSubject
  readonly frames: FrameSource<Frame>
  readonly vision: Pick<Vision, 'look' | 'take'>
  readonly clock: Clock
  readonly onReport: (report: FrameReport, guidance: Guidance) => void
  /** The camera is live and gives no frames. */
  readonly onSilence: () => void
  readonly tell: (event: VisitEvent) => void
}

export interface CaptureLoop {
  /** The newest frame, whatever the checks say of it. */
  takeByHand(): void
  stop(): void
}

/** So long after a first failure, in which the worker restarts by itself, the next ones may fail before somebody is called. */
const CHECKS_MAY_FAIL_MS = 6000

export function startCaptureLoop(parts: CaptureLoopParts): CaptureLoop {
  const { subject, vision, clock, tell } = parts
  let guiding = startGuidance()
  let steadying = startSteadiness()
  let isTaking = false
  let isStopped = false
  let failingSinceMs: Ms | undefined

  async function look(frame: Frame, capturedAtMs: Ms): Promise<void> {
    if (isTaking) return frame.close()
    const looked = await vision.look(subject, frame, capturedAtMs)
    // what was seen before the picture was asked for says nothing on the next one
    if (isStopped || isTaking) return
    if (!looked.ok) {
      // not since the frame was taken: on a busy machine the models' loading and a given-up look are longer than this
      failingSinceMs ??= clock.nowMs()
      if (clock.nowMs() - failingSinceMs >= CHECKS_MAY_FAIL_MS) tell({ type: 'trouble-met', failure: looked.error })
      return
    }
    failingSinceMs = undefined

    const report = looked.value
    const guided = nextGuidance(guiding, report, clock.nowMs())
    const steadied = nextSteadiness(steadying, report.failed.length === 0, report.capturedAtMs)
    guiding = guided.state
    steadying = steadied.state
    parts.onReport(report, { ...guided.guidance, progress: outlineFill(report, steadied.progress) })
    if (steadied.isReady) await take('auto')
  }

  async function take(by: 'auto' | 'manual'): Promise<void> {
    if (isTaking || isStopped) return
    isTaking = true
    tell({ type: 'picture-asked', by })
    const taken = await vision.take(subject, by === 'auto' ? 'best' : 'latest', by)
    isTaking = false
    steadying = startSteadiness()
    if (isStopped) return
    if (taken.ok) tell({ type: 'picture-taken', subject, picture: taken.value, nowMs: clock.nowMs() })
    else tell({ type: 'picture-failed', subject, by, failure: taken.error })
  }

  const stopPump = startFramePump({
    source: parts.frames,
    consume: look,
    nowMs: () => clock.nowMs(),
    after: (delayMs, task) => clock.after(delayMs, task),
    onSilence: parts.onSilence,
    onBroken: (error) => {
      const note = error instanceof Error ? `frames broke: ${error.name}` : 'frames broke'
      tell({ type: 'trouble-met', failure: { code: 'INTERNAL_ERROR', note } })
    },
  })

  return {
    takeByHand: () => void take('manual'),
    stop() {
      isStopped = true
      stopPump()
      // what comes of it is not heard any more; whoever still waits for it must know
      if (isTaking) tell({ type: 'picture-let-go' })
    },
  }
}
