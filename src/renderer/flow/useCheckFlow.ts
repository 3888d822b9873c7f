/**
 * Joins the visit machine to cameras, vision worker and main, and gives the screens what they show.
 * All that runs follows from the visit: after every event `settle` starts what the step needs and stops the rest.
 */
import { computed, onScopeDispose, shallowReactive, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { KioskApi } from '../../shared/contract/ipc-bind.ts'
import { captureSubjects, type CaptureSubject } from '../../shared/domain/capture.ts'
import type { Failure } from '../../shared/errors/result.ts'
import type { CameraSource } from '../camera/camera-source.ts'
import { createCameraSession, type CameraSession, type CameraState } from '../camera/camera-session.ts'
import type { FrameSource } from '../camera/frame-pump.ts'
import type { Frame } from '../camera/frame-source.ts'
import type { Guidance } from '../quality/instruction.ts'
import type { Vision } from '../vision/vision-port.ts'
import type { FrameReport } from '../vision/vision-protocol.ts'
import type { HearActivity } from './activity.ts'
import { camerasWanted, subjectOf, waitsForCamera } from './cameras-wanted.ts'
import { startCaptureLoop, type CaptureLoop } from './capture-loop.ts'
import { idleVisit, nextVisit } from './check-flow.ts'
import type { Clock } from './clock.ts'
import { isIdleWatched } from './idle-timer.ts'
import { createSlot } from './slot.ts'
import { submitAndWatch, type SubmissionCalls } from './submission-watch.ts'
import { startTrialLoop } from './trial-loop.ts'
import { useIdleTimer, type IdleTimer } from './useIdleTimer.ts'
import type { Visit, VisitEvent } from './visit.ts'

export interface CheckFlowParts {
  readonly kiosk: {
    readonly kiosk: Pick<KioskApi['kiosk'], 'describe' | 'woke'>
    readonly submission: SubmissionCalls
  }
  readonly vision: Vision
  readonly cameras: CameraSource
  readonly framesOf: (stream: MediaStream) => FrameSource<Frame>
  readonly hearActivity: HearActivity
  readonly clock: Clock
}

export interface CheckFlow {
  readonly visit: Readonly<ShallowRef<Visit>>
  /** Absent until the first frame of a capture was looked at. */
  readonly guidance: Readonly<ShallowRef<Guidance | undefined>>
  readonly latestReport: Readonly<ShallowRef<FrameReport | undefined>>
  readonly cameras: Readonly<Record<CaptureSubject, CameraState>>
  /** The live picture of the subject that is captured now. */
  readonly stream: ComputedRef<MediaStream | undefined>
  /** How staff want that picture shown; absent where they left it as it is. */
  readonly isMirrored: ComputedRef<boolean | undefined>
  /** Present while the visit is about to end for want of activity. */
  readonly idleWarning: IdleTimer['warning']

  start(): Promise<void>
  /** Does nothing before it is offered. */
  takeNow(): void
  accept(): void
  retake(image: CaptureSubject): void
  /** From a retry card, or from a problem once the kiosk says that nothing stands in the way. */
  retry(): Promise<void>
  callColleague(): void
  /** The customer leaves before the answer; the submission goes on. */
  leave(): void
  stayHere(): void
  /** Destroys everything of the visit; what is stored goes on. */
  end(): void
}

/** After so long without a good enough picture the customer may take it by hand. */
export const OFFER_HAND_AFTER_MS = 10_000

/** Lives as long as the effect scope it is called in. */
export function useCheckFlow(parts: CheckFlowParts): CheckFlow {
  const { kiosk, vision, clock } = parts
  const visit = shallowRef<Visit>(idleVisit)
  const guidance = shallowRef<Guidance>()
  const latestReport = shallowRef<FrameReport>()
  const cameras = shallowReactive<Record<CaptureSubject, CameraState>>({ card: { at: 'off' }, face: { at: 'off' } })
  const stream = computed(() => {
    const subject = subjectOf(visit.value)
    return subject && streamOf(cameras[subject])
  })
  const isMirrored = computed(() => {
    const subject = subjectOf(visit.value)
    const camera = subject && cameras[subject]
    return camera?.at === 'live' ? camera.isMirrored : undefined
  })

  const idle = useIdleTimer(clock, () => dispatch({ type: 'ended' }))
  const sessions: Readonly<Record<CaptureSubject, CameraSession>> = { card: session('card'), face: session('face') }
  const capturing = createSlot()
  const trial = createSlot()
  const handOffer = createSlot()
  const submission = createSlot()
  let loop: CaptureLoop | undefined
  let isVisionReady = false
  let isCardNearlyDone = false
  /** Tells a late reply that its visit has ended. */
  let visitCount = 0

  // Events and camera changes may come in the middle of a settling; they wait for its end.
  const waiting: VisitEvent[] = []
  let isSettling = false
  let hasChanged = false

  function dispatch(event: VisitEvent): void {
    waiting.push(event)
    settleAll()
  }

  function changed(): void {
    hasChanged = true
    settleAll()
  }

  function settleAll(): void {
    if (isSettling) return
    isSettling = true
    try {
      while (waiting.length > 0 || hasChanged) {
        hasChanged = false
        const event = waiting.shift()
        if (event) apply(event)
        settle()
      }
    } finally {
      isSettling = false
    }
  }

  function apply(event: VisitEvent): void {
    const before = visit.value
    visit.value = nextVisit(before, event)
    if (visit.value === before) return
    if (event.type === 'picture-taken') idle.noteActivity()
    if (before.at === 'idle' || visit.value.at === 'idle') visitCount += 1
    if (visit.value.at === 'idle') vision.forget()
  }

  function settle(): void {
    const now = visit.value
    idle.watch(isIdleWatched(now))

    if (now.at !== 'capturing' || now.subject !== 'card') isCardNearlyDone = false
    const wanted = camerasWanted(now, isCardNearlyDone)
    for (const subject of captureSubjects) {
      if (wanted.includes(subject)) sessions[subject].open()
      else sessions[subject].close()
    }
    settleCameraTrouble(now)
    settleTrial(now)

    if (now.at === 'capturing') {
      const { subject, startedAtMs } = now
      const live = streamOf(cameras[subject])
      capturing.keep(live && isVisionReady ? [subject, startedAtMs, live] : undefined, () =>
        live ? capture(subject, live) : () => undefined,
      )
      handOffer.keep([subject, startedAtMs], () =>
        clock.after(OFFER_HAND_AFTER_MS, () => dispatch({ type: 'hand-offered' })),
      )
    } else {
      capturing.clear()
      handOffer.clear()
    }

    if (now.at === 'checking') submission.keep([now.startedAtMs], () => submit(now))
    else if (now.at !== 'saved-for-later') submission.clear()
  }

  function settleCameraTrouble(now: Visit): void {
    const awaited = waitsForCamera(now)
    const subject = now.at === 'capturing' ? now.subject : awaited
    const camera = subject && sessions[subject].state()
    if (camera?.at === 'failed' && !(now.at === 'problem' && now.code === camera.code))
      waiting.push({ type: 'trouble-met', failure: { code: camera.code } })
    if (camera?.at === 'live' && awaited) waiting.push({ type: 'retried', nowMs: clock.nowMs() })
  }

  /** A camera whose pictures are unfit is looked at until they are well. */
  function settleTrial(now: Visit): void {
    const subject = waitsForCamera(now)
    const camera = subject && cameras[subject]
    const stream = camera?.at === 'failed' && isVisionReady ? camera.trial : undefined
    trial.keep(stream && [subject, stream], () => (subject && stream ? tryOut(subject, stream) : () => undefined))
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
        changed()
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
      tell: dispatch,
      onSilence: () => sessions[subject].reportSilence(),
      onReport(report, advice) {
        latestReport.value = report
        guidance.value = advice
        if (subject === 'card' && advice.isGood && !isCardNearlyDone) {
          isCardNearlyDone = true
          changed()
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

  function submit({ card, face, replaces }: Extract<Visit, { readonly at: 'checking' }>): () => void {
    const pair = { card, face, ...(replaces !== undefined && { replaces }) }
    return submitAndWatch(kiosk.submission, pair, dispatch)
  }

  /** What stands in the way of a check, asked before anybody poses. */
  async function firstProblem(): Promise<Failure | undefined> {
    try {
      return (await kiosk.kiosk.describe()).problems[0]
    } catch {
      return { code: 'INTERNAL_ERROR', note: 'the kiosk did not say how it is' }
    }
  }

  /** Loads the models where they are not loaded yet; the camera opens meanwhile. */
  async function prepareVision(): Promise<void> {
    const mine = visitCount
    const started = await vision.start()
    isVisionReady = started.ok
    if (started.ok) changed()
    else if (mine === visitCount) dispatch({ type: 'trouble-met', failure: started.error })
  }

  /** Goes on with `event` if nothing stands in the way; a visit that ended meanwhile is left alone. */
  async function goOnUnlessProblem(event: () => VisitEvent): Promise<void> {
    const mine = visitCount
    const failure = await firstProblem()
    if (mine !== visitCount) return
    dispatch(failure ? { type: 'trouble-met', failure } : event())
    if (visit.value.at === 'capturing') await prepareVision()
  }

  function act(event: VisitEvent): void {
    idle.noteActivity()
    dispatch(event)
  }

  async function retry(): Promise<void> {
    const retried = (): VisitEvent => ({ type: 'retried', nowMs: clock.nowMs() })
    if (visit.value.at !== 'problem') return act(retried())
    idle.noteActivity()
    const awaited = waitsForCamera(visit.value)
    if (awaited) sessions[awaited].reopen()
    await goOnUnlessProblem(retried)
  }

  const unsubscribes = [
    parts.hearActivity(() => {
      // the warning has buttons of its own: were it gone at the press, the release would find nothing to click
      if (!idle.warning.value) idle.noteActivity()
    }),
    kiosk.kiosk.woke(() => {
      for (const subject of captureSubjects) sessions[subject].reopen()
    }),
  ]
  onScopeDispose(() => {
    for (const unsubscribe of unsubscribes) unsubscribe()
    dispatch({ type: 'ended' })
    visitCount += 1
  })
  // while nobody is there yet; whether it worked is asked again when somebody starts
  void vision.start()

  return {
    visit,
    guidance,
    latestReport,
    cameras,
    stream,
    isMirrored,
    idleWarning: idle.warning,
    async start() {
      if (visit.value.at === 'idle') await goOnUnlessProblem(() => ({ type: 'started', nowMs: clock.nowMs() }))
    },
    takeNow() {
      idle.noteActivity()
      if (visit.value.at === 'capturing' && visit.value.canTakeByHand) loop?.takeByHand()
    },
    accept: () => act({ type: 'pictures-accepted', nowMs: clock.nowMs() }),
    retake: (image) => act({ type: 'retake-chosen', image, nowMs: clock.nowMs() }),
    retry,
    callColleague: () => act({ type: 'colleague-called' }),
    leave: () => act({ type: 'left-to-wait' }),
    stayHere: () => idle.noteActivity(),
    end: () => dispatch({ type: 'ended' }),
  }
}

function streamOf(camera: CameraState): MediaStream | undefined {
  return camera.at === 'live' ? camera.stream : undefined
}
