/**
 * Measures what only the page can: what each camera really delivers, and how fast the checks run on its frames. Keeps no
 * picture. Must not run beside a visit: both would look through one worker.
 */
import { captureSubjects, type CaptureSubject } from '../../shared/domain/capture.ts'
import type { CameraFacts, ChecksFacts, PageDiagnostics } from '../../shared/domain/diagnostics.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { CameraSource } from '../camera/camera-source.ts'
import type { FrameSource } from '../camera/frame-pump.ts'
import type { Frame } from '../camera/frame-source.ts'
import { nextPictureHealth, unknownHealth, type PictureHealth } from '../camera/picture-health.ts'
import { troubleCodes } from '../camera/camera-session.ts'
import type { Vision } from '../vision/vision-port.ts'
import type { FrameReport } from '../vision/vision-protocol.ts'

export interface PageDiagnosticsParts {
  readonly vision: Pick<Vision, 'start' | 'look' | 'forget'>
  readonly cameras: Pick<CameraSource, 'open'>
  readonly framesOf: (stream: MediaStream) => FrameSource<Frame>
  readonly clock: {
    nowMs(): Ms
    after(delayMs: Ms, task: () => void): () => void
  }
}

/** Frames are counted for so long. */
export const COUNT_FRAMES_MS: Ms = 1_000
/** Then looked at for so long: a camera that is black, frozen or infrared is sure by then. */
export const LOOK_AT_FRAMES_MS: Ms = 2_000
/** A camera that sends nothing is given up then. */
const SILENT_AFTER_MS: Ms = 10_000

export async function measurePage(parts: PageDiagnosticsParts): Promise<PageDiagnostics> {
  const started = await parts.vision.start()
  const cameras: CameraFacts[] = []
  let backend: FrameReport['backend']
  try {
    for (const subject of captureSubjects) {
      const { facts, reports } = await measureCamera(subject, parts)
      cameras.push(facts)
      backend ??= reports.find((report) => report.backend)?.backend
    }
  } finally {
    parts.vision.forget()
  }
  const checks: ChecksFacts = started.ok
    ? { ...started.value, ...(backend && { backend }) }
    : { code: started.error.code }
  return { checks, cameras }
}

interface Measured {
  readonly facts: CameraFacts
  readonly reports: readonly FrameReport[]
}

async function measureCamera(subject: CaptureSubject, parts: PageDiagnosticsParts): Promise<Measured> {
  const opened = await parts.cameras.open(subject)
  if (!opened.ok) return { facts: { subject, code: opened.error.code }, reports: [] }
  const camera = opened.value
  const frames = parts.framesOf(camera.stream)
  const cancel = parts.clock.after(SILENT_AFTER_MS, () => frames.close())
  try {
    const framesPerSecond = await countFrames(frames, parts.clock)
    const { reports, health } = await lookAtFrames(subject, frames, parts)
    const lookMs = middleOf(reports.map(({ processingMs }) => processingMs))
    const { width, height } = camera.settings ?? camera.stream.getVideoTracks()[0]?.getSettings() ?? {}
    const trouble = camera.isDrawn ? undefined : health.trouble
    const code = framesPerSecond === undefined ? 'CAMERA_FAILED' : trouble && troubleCodes[trouble]
    return {
      facts: {
        subject,
        ...(code && { code }),
        label: camera.label,
        ...(camera.replaces !== undefined && { replaces: camera.replaces }),
        ...(width && height && { size: { widthPx: width, heightPx: height } }),
        ...(framesPerSecond !== undefined && { framesPerSecond }),
        ...(lookMs !== undefined && { lookMs }),
      },
      reports,
    }
  } finally {
    cancel()
    frames.close()
    camera.close()
  }
}

/** Nothing where fewer than two frames came. */
async function countFrames(
  frames: FrameSource<Frame>,
  clock: PageDiagnosticsParts['clock'],
): Promise<number | undefined> {
  let firstAtMs: Ms | undefined
  for (let count = 0; ; count += 1) {
    const frame = await frames.next()
    if (!frame) return undefined
    frame.close()
    const atMs = clock.nowMs()
    firstAtMs ??= atMs
    if (atMs - firstAtMs >= COUNT_FRAMES_MS) return (count / (atMs - firstAtMs)) * 1_000
  }
}

async function lookAtFrames(
  subject: CaptureSubject,
  frames: FrameSource<Frame>,
  { vision, clock }: PageDiagnosticsParts,
): Promise<{ readonly reports: readonly FrameReport[]; readonly health: PictureHealth }> {
  const reports: FrameReport[] = []
  let health = unknownHealth
  const untilMs = clock.nowMs() + LOOK_AT_FRAMES_MS
  while (clock.nowMs() < untilMs) {
    const frame = await frames.next()
    if (!frame) break
    const looked = await vision.look(subject, frame, clock.nowMs())
    if (!looked.ok) break
    reports.push(looked.value)
    if (looked.value.picture) health = nextPictureHealth(health, looked.value.picture, clock.nowMs())
  }
  return { reports, health }
}

function middleOf(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}
