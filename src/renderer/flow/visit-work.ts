/**
 * What a visit needs to go on: cameras, looking at their pictures, the submission. `settle` starts what the visit's
 * step needs and stops the rest. Tells the visit what happened; does not know what the visit makes of it.
 */
import { shallowReactive, shallowRef, type ShallowRef } from 'vue'
import { captureSubjects, type CaptureSubject } from '../../shared/domain/capture.ts'
import { createCameraSession, type CameraSession, type CameraState } from '../camera/camera-session.ts'
import type { CameraSource } from '../camera/camera-source.ts'
import type { FrameSource } from '../camera/frame-pump.ts'
import type { Frame } from '../camera/frame-source.ts'
import type { Guidance } from '../quality/instruction.ts'
import type { Vision } from '../vision/vision-port.ts'
import type { FrameReport } from '../vision/vision-protocol.ts'
import { camerasWanted, waitsForCamera } from './cameras-wanted.ts'
import { startCaptureLoop, type CaptureLoop } from './capture-loop.ts'
import type { Clock } from './clock.ts'
import { createSlot } from './slot.ts'
import { submitAndWatch, type SubmissionCalls } from './submission-watch.ts'
import { startTrialLoop } from './trial-loop.ts'
import type { Visit, VisitEvent } from './visit.ts'

export interface VisitWorkParts {
  readonly submission: SubmissionCalls
  readonly vision: Vision
  readonly cameras: CameraSource
  readonly framesOf: (stream: MediaStream) => FrameSource<Frame>
  readonly clock: Clock
  readonly tell: (event: VisitEvent) => void
  /** A camera's state changed, or a card is nearly done: what is needed may be another thing now. */
  readonly onChanged: () => void
}

export interface VisitWork {
  /** Absent until the first frame of a capture was looked at. */
  readonly guidance: Readonly<ShallowRef<Guidance | undefined>>
  readonly latestReport: Readonly<ShallowRef<FrameReport | undefined>>
  readonly cameras: Readonly<Record<CaptureSubject, CameraState>>
  settle(visit: Visit): void
  /** Nothing is looked at before the models are loaded. */
  setVisionReady(isReady: boolean): void
  /** Does nothing while nothing is captured. */
  takeByHand(): void
  reopenCamera(subject: CaptureSubject): void
}

/** After so long without a good enough picture the customer may take it by hand. */
export const OFFER_HAND_AFTER_MS = 10_000

export function createVisitWork(parts: VisitWorkParts): VisitWork {
  const { vision, clock, tell, onChanged } = parts
  const guidance = shallowRef<Guidance>()
  const latestReport = shallowRef<FrameReport>()
  const cameras = shallowReactive<Record<CaptureSubject, CameraState>>({ card: { at: 'off' }, face: { at: 'off' } })
  const sessions: Readonly<Record<CaptureSubject, CameraSession>> = { card: session('card'), face: session('face') }
  const capturing = createSlot()
  const trial = createSlot()
  const handOffer = createSlot()
  const submission = createSlot()
  let loop: CaptureLoop | undefined
  let isVisionReady = false
  let isCardNearlyDone = false

  function settle(visit: Visit): void {
    if (visit.at !== 'capturing' || visit.subject !== 'card') isCardNearlyDone = false
    const wanted = camerasWanted(visit, isCardNearlyDone)
    for (const subject of captureSubjects) {
      if (wanted.includes(subject)) sessions[subject].open()
      else sessions[subject].close()
    }
    settleCameraTrouble(visit)
    settleTrial(visit)
    settleCapture(visit)

    if (visit.at === 'checking') submission.keep([visit.startedAtMs], () => submit(visit))
    else if (visit.at !== 'saved-for-later') submission.clear()
  }

  function settleCameraTrouble(visit: Visit): void {
    const awaited = waitsForCamera(visit)
    const subject = visit.at === 'capturing' ? visit.subject : awaited
    const camera = subject && sessions[subject].state()
    if (camera?.at === 'failed' && !(visit.at === 'problem' && visit.code === camera.code))
      tell({ type: 'trouble-met', failure: { code: camera.code } })
    if (camera?.at === 'live' && awaited) tell({ type: 'retried', nowMs: clock.nowMs() })
  }

  /** A camera whose pictures are unfit is looked at until they are well. */
  function settleTrial(visit: Visit): void {
    const subject = waitsForCamera(visit)
    const camera = subject && cameras[subject]
    const stream = camera?.at === 'failed' && isVisionReady ? camera.trial : undefined
    trial.keep(stream && [subject, stream], () => (subject && stream ? tryOut(subject, stream) : () => undefined))
  }

  function settleCapture(visit: Visit): void {
    if (visit.at !== 'capturing') {
      capturing.clear()
      handOffer.clear()
      return
    }
    const { subject, startedAtMs } = visit
    const live = streamOf(cameras[subject])
    capturing.keep(live && isVisionReady ? [subject, startedAtMs, live] : undefined, () =>
      live ? capture(subject, live) : () => undefined,
    )
    handOffer.keep([subject, startedAtMs], () => clock.after(OFFER_HAND_AFTER_MS, () => tell({ type: 'hand-offered' })))
  }

  function tryOut(subject: CaptureSubject, stream: MediaStream): () => void {
    const stop = startTrialLoop({
      subject,
      frames: parts.framesOf(stream),
      vision,
      clock,
      onPicture: (picture, nowMs) => sessions[subject].seePicture(picture, nowMs),
      onSilence: () => sessions[subject].reportSilence(),
    })
    return () => {
      stop()
      vision.forget()
    }
  }

  function session(subject: CaptureSubject): CameraSession {
    return createCameraSession(subject, {
      source: parts.cameras,
      after: (delayMs, task) => clock.after(delayMs, task),
      onState: (state) => {
        cameras[subject] = state
        onChanged()
      },
    })
  }

  /** Returns its stop. Pixels that the worker kept live no longer than the capture that they were kept for. */
  function capture(subject: CaptureSubject, live: MediaStream): () => void {
    const mine = startCaptureLoop({
      subject,
      frames: parts.framesOf(live),
      vision,
      clock,
      tell,
      onSilence: () => sessions[subject].reportSilence(),
      onReport(report, advice) {
        latestReport.value = report
        guidance.value = advice
        if (subject === 'card' && advice.isGood && !isCardNearlyDone) {
          isCardNearlyDone = true
          onChanged()
        }
        if (report.picture) sessions[subject].seePicture(report.picture, clock.nowMs())
      },
    })
    loop = mine
    return () => {
      mine.stop()
      loop = undefined
      vision.forget()
      latestReport.value = undefined
      guidance.value = undefined
    }
  }

  function submit(visit: Extract<Visit, { readonly at: 'checking' }>): () => void {
    const { card, face, reference, replaces } = visit
    const more = { ...(reference !== undefined && { reference }), ...(replaces !== undefined && { replaces }) }
    return submitAndWatch(parts.submission, { card, face, ...more }, tell)
  }

  return {
    guidance,
    latestReport,
    cameras,
    settle,
    setVisionReady(isReady) {
      isVisionReady = isReady
    },
    takeByHand: () => loop?.takeByHand(),
    reopenCamera: (subject) => sessions[subject].reopen(),
  }
}

/** The live picture, where there is one. */
export function streamOf(camera: CameraState): MediaStream | undefined {
  return camera.at === 'live' ? camera.stream : undefined
}
