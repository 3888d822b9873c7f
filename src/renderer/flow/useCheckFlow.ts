/**
 * Joins the visit machine to cameras, vision worker and main, and gives the screens what they show.
 * All that runs follows from the visit: after every event visit-work.ts starts what the step needs and stops the rest.
 */
import { computed, onScopeDispose, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { KioskApi } from '../../shared/contract/ipc-bind.ts'
import { captureSubjects, type CaptureSubject } from '../../shared/domain/capture.ts'
import type { OverrideReason } from '../../shared/domain/override-reason.ts'
import type { ConsentGiven } from '../../shared/domain/consent.ts'
import { failure, type Failure } from '../../shared/errors/result.ts'
import type { CameraSource } from '../camera/camera-source.ts'
import type { CameraState } from '../camera/camera-session.ts'
import type { FrameSource } from '../camera/frame-pump.ts'
import type { Frame } from '../camera/frame-source.ts'
import type { Guidance } from '../quality/instruction.ts'
import type { Vision } from '../vision/vision-port.ts'
import type { FrameReport } from '../vision/vision-protocol.ts'
import type { HearActivity } from './activity.ts'
import { subjectOf, waitsForCamera } from './cameras-wanted.ts'
import { idleVisit, nextVisit } from './check-flow.ts'
import type { VisitClock } from './clock.ts'
import { isIdleWatched, type IdleTimes } from './idle-timer.ts'
import type { SubmissionCalls } from './submission-watch.ts'
import { useIdleTimer, type IdleTimer } from './useIdleTimer.ts'
import { createVisitWork, streamOf } from './visit-work.ts'
import type { TakeAgain, Visit, VisitEvent, VisitRules } from './visit.ts'

export interface CheckFlowParts {
  readonly kiosk: {
    readonly kiosk: Pick<KioskApi['kiosk'], 'describe' | 'woke'>
    readonly visit: Pick<KioskApi['visit'], 'recordConsent'>
    readonly submission: SubmissionCalls
  }
  /** Whether the administrator wrote a text that must be agreed to before anything is captured. */
  readonly asksConsent: () => boolean
  /**
   * As the administrator set them; asked at every step.
   * @default as the product comes
   */
  readonly rules?: () => VisitRules & IdleTimes
  readonly vision: Vision
  readonly cameras: CameraSource
  readonly framesOf: (stream: MediaStream) => FrameSource<Frame>
  readonly hearActivity: HearActivity
  readonly clock: VisitClock
}

/** What staff may say when they start a check themselves. */
export interface Beginning {
  readonly reference?: string
  /** A held check whose pictures are taken again. */
  readonly takeAgain?: TakeAgain
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

  start(beginning?: Beginning): Promise<void>
  /** Goes on once it is written down; does nothing where it is not asked for. */
  consent(given: ConsentGiven): Promise<void>
  /** By the customer; does nothing before it is offered. */
  takeNow(): void
  /** By staff, at any time while the camera looks. */
  takeByHand(): void
  /** Staff use the picture that a check refused. */
  override(reason: OverrideReason): void
  /** Staff's own reference for the check in hand, until it is saved; an empty one takes it off. */
  noteReference(reference: string): void
  accept(): void
  retake(image: CaptureSubject): void
  /** From a retry card, or from a problem once the kiosk says that nothing stands in the way. */
  retry(): Promise<void>
  callColleague(): void
  /** The customer leaves before the answer; the submission goes on. */
  leave(): void
  /** Somebody is there; does not answer the warning, which has buttons of its own. */
  attend(): void
  stayHere(): void
  /** Destroys everything of the visit; what is stored goes on. */
  end(): void
}

/** Lives as long as the effect scope it is called in. */
export function useCheckFlow(parts: CheckFlowParts): CheckFlow {
  const { kiosk, vision, clock } = parts
  const visit = shallowRef<Visit>(idleVisit)
  const work = createVisitWork({
    ...parts,
    submission: kiosk.submission,
    tell: dispatch,
    onChanged: changed,
  })
  const stream = computed(() => {
    const subject = subjectOf(visit.value)
    return subject && streamOf(work.cameras[subject])
  })
  const isMirrored = computed(() => {
    const subject = subjectOf(visit.value)
    const camera = subject && work.cameras[subject]
    return camera?.at === 'live' ? camera.isMirrored : undefined
  })

  const idle = useIdleTimer(
    clock,
    () => dispatch({ type: 'ended' }),
    () => parts.rules?.(),
  )
  /** Said again when a visit that met a problem before its beginning begins after all. */
  let beginning: Beginning = {}
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
        idle.watch(isIdleWatched(visit.value))
        work.settle(visit.value)
      }
    } finally {
      isSettling = false
    }
  }

  function apply(event: VisitEvent): void {
    const before = visit.value
    visit.value = nextVisit(before, event, parts.rules?.())
    if (visit.value === before) return
    if (event.type === 'picture-taken') idle.noteActivity()
    if (before.at === 'idle' || visit.value.at === 'idle') visitCount += 1
    if (before.at === 'idle') clock.goEvenly()
    if (visit.value.at !== 'idle') return
    clock.followAgain()
    vision.forget()
    // what was said for this customer must not begin the next one's visit, whichever way that begins
    beginning = {}
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
    work.setVisionReady(started.ok)
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

  const started = (): VisitEvent => ({
    type: 'started',
    nowMs: clock.nowMs(),
    asksConsent: parts.asksConsent(),
    ...beginning,
  })
  const retried = (): VisitEvent => ({ type: 'retried', nowMs: clock.nowMs() })

  let isRecordingConsent = false

  async function consent(given: ConsentGiven): Promise<void> {
    if (visit.value.at !== 'consent' || isRecordingConsent) return
    idle.noteActivity()
    const mine = visitCount
    isRecordingConsent = true
    const recorded = await kiosk.visit.recordConsent(given).catch(() => failure('INTERNAL_ERROR'))
    isRecordingConsent = false
    if (mine !== visitCount) return
    if (!recorded.ok) return dispatch({ type: 'trouble-met', failure: recorded.error })
    dispatch({ type: 'consent-given', nowMs: clock.nowMs() })
    await prepareVision()
  }

  async function retry(): Promise<void> {
    if (visit.value.at !== 'problem') return act(retried())
    idle.noteActivity()
    const awaited = waitsForCamera(visit.value)
    if (awaited) work.reopenCamera(awaited)
    await goOnUnlessProblem(() => (isBeforeBeginning(visit.value) ? started() : retried()))
  }

  function attend(): void {
    // the warning has buttons of its own: were it gone at the press, the release would find nothing to click
    if (!idle.warning.value) idle.noteActivity()
  }

  const unsubscribes = [
    parts.hearActivity(attend),
    kiosk.kiosk.woke(() => {
      // what goes evenly may have stood still while the computer slept
      if (visit.value.at !== 'idle') clock.goEvenly()
      for (const subject of captureSubjects) work.reopenCamera(subject)
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
    guidance: work.guidance,
    latestReport: work.latestReport,
    cameras: work.cameras,
    stream,
    isMirrored,
    idleWarning: idle.warning,
    async start(chosen = {}) {
      if (visit.value.at !== 'idle') return
      beginning = chosen
      await goOnUnlessProblem(started)
    },
    consent,
    takeNow() {
      idle.noteActivity()
      if (visit.value.at === 'capturing' && visit.value.canTakeByHand) work.takeByHand()
    },
    takeByHand() {
      idle.noteActivity()
      work.takeByHand()
    },
    override: (reason) => act({ type: 'override-given', reason, nowMs: clock.nowMs() }),
    noteReference(text) {
      const reference = text.trim()
      // what is said again must not bring back the one of before
      if (visit.value.at !== 'idle') beginning = { ...beginning, reference }
      act({ type: 'reference-noted', reference })
    },
    accept: () => act({ type: 'pictures-accepted', nowMs: clock.nowMs() }),
    retake: (image) => act({ type: 'retake-chosen', image, nowMs: clock.nowMs() }),
    retry,
    callColleague: () => act({ type: 'colleague-called' }),
    leave: () => act({ type: 'left-to-wait' }),
    attend,
    stayHere: () => idle.noteActivity(),
    end: () => dispatch({ type: 'ended' }),
  }
}

function isBeforeBeginning(visit: Visit): boolean {
  return visit.at === 'problem' && visit.resume === 'begin'
}
