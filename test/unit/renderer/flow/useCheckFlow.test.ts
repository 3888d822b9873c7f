import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, watch, type EffectScope } from 'vue'
import {
  isCustomerErrorCode,
  errorCatalog,
  errorCodes,
  type ErrorCode,
} from '../../../../src/shared/errors/error-catalog.ts'
import { systemClock } from '../../../../src/renderer/flow/clock.ts'
import { FILLED_BY_CHECKS } from '../../../../src/renderer/quality/outline-fill.ts'
import { useCheckFlow, type CheckFlow } from '../../../../src/renderer/flow/useCheckFlow.ts'
import type { Frame } from '../../../../src/renderer/camera/frame-source.ts'
import type { FrameSource } from '../../../../src/renderer/camera/frame-pump.ts'
import { fakeCameras, fakeFrames, type FakeCameras, type FakeFrames } from '../../../fakes/camera.ts'
import { fakeKioskApi, matchOutcome, type FakeKioskApi } from '../../../fakes/kiosk-api.ts'
import { fakeVision, takenPicture, type FakeVision } from '../../../fakes/vision.ts'

let scope: EffectScope
let flow: CheckFlow
let main: FakeKioskApi
let vision: FakeVision
let cameras: FakeCameras
/** One source for each time a capture began, oldest first. */
let sources: FakeFrames[]
let touch: () => void
/** Whether the administrator wrote a text. */
let asksConsent: boolean

const card = takenPicture()
const face = takenPicture()

const step = (): string => flow.visit.value.at
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
const settled = (): Promise<unknown> => pass(0)

/** At 10 a second, the first to last 400 ms apart. */
const FRAMES_TO_TAKE = 5

/** The camera's pictures, 10 a second. */
async function shoot(count: number): Promise<void> {
  for (let shot = 0; shot < count; shot += 1) {
    sources.at(-1)?.shoot()
    await pass(100)
  }
}

async function takeCard(): Promise<void> {
  vision.see()
  vision.willTake(card)
  await shoot(FRAMES_TO_TAKE)
}

async function takeFace(): Promise<void> {
  vision.see()
  vision.willTake(face)
  await shoot(FRAMES_TO_TAKE)
}

async function toFace(): Promise<void> {
  await flow.start()
  await settled()
  await takeCard()
}

async function toReview(): Promise<void> {
  await toFace()
  await takeFace()
}

async function toChecking(): Promise<void> {
  await toReview()
  flow.accept()
  await settled()
}

const everyFrameClosedOnce = (): void => {
  for (const { frames } of sources) expect(frames.filter((frame) => frame.timesClosed !== 1)).toEqual([])
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  main = fakeKioskApi()
  vision = fakeVision()
  cameras = fakeCameras()
  sources = []
  asksConsent = false
  touch = () => undefined
  scope = effectScope()
  flow = scope.run(() =>
    useCheckFlow({
      kiosk: main,
      asksConsent: () => asksConsent,
      vision,
      cameras,
      framesOf: () => {
        const source = fakeFrames()
        sources.push(source)
        // a fake frame has what the flow uses of a real one: it can be closed
        return source as unknown as FrameSource<Frame>
      },
      hearActivity: (listener) => {
        touch = listener
        return () => (touch = () => undefined)
      },
      clock: systemClock,
    }),
  ) as CheckFlow
})

afterEach(() => {
  scope.stop()
  expect(cameras.on(), 'cameras left on').toEqual([])
  expect(main.listeners() + cameras.listeners(), 'listeners left behind').toBe(0)
  expect(vi.getTimerCount(), 'timers left behind').toBe(0)
  expect(
    sources.filter((source) => !source.isClosed()),
    'frame sources left open',
  ).toEqual([])
  everyFrameClosedOnce()
  vi.useRealTimers()
})

describe('the whole visit', () => {
  it('card, face, review, checking, answer', async () => {
    await flow.start()
    expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'card' })
    await settled()
    expect(cameras.on()).toEqual(['card'])
    expect(flow.stream.value).toBe(cameras.latest().stream)

    await takeCard()
    expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'face' })
    expect(cameras.on()).toEqual(['face'])
    await takeFace()
    expect(flow.visit.value).toMatchObject({ at: 'review' })
    expect(cameras.on()).toEqual([])
    expect(vision.takes).toEqual([
      { subject: 'card', which: 'best', takenBy: 'auto' },
      { subject: 'face', which: 'best', takenBy: 'auto' },
    ])

    flow.accept()
    await settled()
    expect(flow.visit.value).toMatchObject({ at: 'checking', submission: { id: 's1', receipt: '0000-0001' } })
    expect(main.submitted).toEqual([{ card, face }])
    main.becomes('s1', { at: 'answered', outcome: matchOutcome })
    expect(flow.visit.value).toMatchObject({ at: 'answered', outcome: matchOutcome, receipt: '0000-0001' })

    flow.end()
    expect(flow.visit.value).toEqual({ at: 'idle' })
  })

  it('no picture is taken before the frames were good for long enough', async () => {
    await flow.start()
    await settled()
    vision.see('CARD_BLURRED')
    await shoot(20)
    expect(flow.guidance.value).toMatchObject({ instruction: 'card-hold-still', isGood: false, progress: 0.6 })
    expect(flow.latestReport.value?.failed).toEqual([{ code: 'CARD_BLURRED' }])
    vision.see()
    await shoot(3)
    expect(flow.guidance.value).toMatchObject({ isGood: true })
    expect(flow.guidance.value?.progress).toBeGreaterThan(FILLED_BY_CHECKS)
    expect(vision.takes).toEqual([])
    await shoot(3)
    expect(vision.takes).toHaveLength(1)
  })

  it.each([-3_600_000, 3_600_000])(
    'is none the slower and none the shorter where somebody sets the clock by %i ms in the middle of it',
    async (byMs) => {
      await flow.start()
      await settled()
      vision.see('CARD_BLURRED')
      await shoot(10)
      vision.see()
      vision.willTake(card)
      await shoot(1)
      vi.setSystemTime(Date.now() + byMs)
      await shoot(FRAMES_TO_TAKE - 1)
      expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'face' })
      await pass(1_000)
      expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'face' })
      expect(flow.idleWarning.value).toBeUndefined()
    },
  )

  it('the face camera opens while the card is nearly done, so that nobody waits for it', async () => {
    await flow.start()
    await settled()
    expect(cameras.openings).toEqual(['card'])
    vision.see()
    await shoot(1)
    expect(flow.visit.value).toMatchObject({ subject: 'card' })
    expect(cameras.on()).toEqual(['card', 'face'])
  })

  it('what one capture saw says nothing on the next', async () => {
    await toFace()
    expect(flow.guidance.value).toBeUndefined()
    expect(flow.latestReport.value).toBeUndefined()
    expect(vision.timesForgotten()).toBeGreaterThan(0)
    expect(sources[0]?.isClosed()).toBe(true)
  })

  it('an auto-capture whose best shot is gone looks on and takes the next', async () => {
    await flow.start()
    await settled()
    vision.see()
    vision.willTake('CARD_BLURRED')
    await shoot(FRAMES_TO_TAKE + 3)
    expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'card', failedTries: 0, isTaking: false })
    expect(vision.takes, 'it waits for good frames anew').toHaveLength(1)
    await takeCard()
    expect(flow.visit.value).toMatchObject({ subject: 'face' })
  })
})

describe('by hand', () => {
  it('is offered after 10 s for each picture, and does nothing before', async () => {
    await flow.start()
    await settled()
    vision.see('CARD_TOO_FAR')
    await shoot(50)
    flow.takeNow()
    await settled()
    expect(vision.takes).toEqual([])
    await shoot(50)
    expect(flow.visit.value).toMatchObject({ canTakeByHand: true })
    vision.willTake(takenPicture({ takenBy: 'manual' }))
    flow.takeNow()
    await settled()
    expect(vision.takes).toEqual([{ subject: 'card', which: 'latest', takenBy: 'manual' }])
    expect(flow.visit.value).toMatchObject({ subject: 'face', canTakeByHand: false })
  })

  it('three pictures that the checks refuse call a colleague; no call to the service is made', async () => {
    await flow.start()
    await settled()
    vision.see('CARD_BLURRED')
    vision.willTake(takenPicture({ failedCodes: ['CARD_BLURRED'] }))
    for (const expected of ['retry', 'retry', 'problem']) {
      await shoot(101)
      flow.takeNow()
      await settled()
      expect(flow.visit.value).toMatchObject({ at: expected, code: 'CARD_BLURRED' })
      if (expected === 'retry') await flow.retry()
      await settled()
    }
    expect(main.submitted).toEqual([])
    await flow.retry()
    expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'card', failedTries: 0 })
  })

  it('what is seen meanwhile is let go, and takes no second picture by itself', async () => {
    await flow.start()
    await settled()
    vision.see('CARD_BLURRED')
    await shoot(101)
    const finish = vision.holdTakes()
    flow.takeNow()
    const looksBefore = vision.looks.length
    vision.see()
    await shoot(20)
    expect(vision.takes).toHaveLength(1)
    expect(vision.looks).toHaveLength(looksBefore)
    finish(card)
    await settled()
    expect(flow.visit.value).toMatchObject({ subject: 'face' })
  })

  it('a look that was on its way when the picture was asked for takes no second one', async () => {
    await flow.start()
    await settled()
    vision.see('CARD_BLURRED')
    await shoot(96)
    vision.see()
    await shoot(4)
    const finishLook = vision.holdLook()
    sources.at(-1)?.shoot()
    await pass(100)
    const finishTake = vision.holdTakes()
    flow.takeNow()
    finishLook()
    await settled()
    expect(vision.takes).toEqual([{ subject: 'card', which: 'latest', takenBy: 'manual' }])
    expect(flow.guidance.value?.progress).toBeLessThan(1)
    finishTake(card)
  })

  it('two presses take one picture', async () => {
    await flow.start()
    await settled()
    await pass(3000)
    vision.see('CARD_BLURRED')
    await shoot(75)
    flow.takeNow()
    flow.takeNow()
    await settled()
    expect(vision.takes).toHaveLength(1)
  })
})

describe('the review', () => {
  it.each(['card', 'face'] as const)(
    'a retake of the %s opens that camera only and keeps the other picture',
    async (image) => {
      await toReview()
      const fresh = takenPicture()
      flow.retake(image)
      await settled()
      expect(cameras.on()).toEqual([image])
      vision.willTake(fresh)
      await shoot(6)
      const expected = { card, face, [image]: fresh }
      expect(flow.visit.value).toMatchObject({ at: 'review' })
      flow.accept()
      await settled()
      expect(main.submitted[0]?.card).toBe(expected.card)
      expect(main.submitted[0]?.face).toBe(expected.face)
    },
  )
})

describe('the answer', () => {
  it('offline: saved with a receipt at once; an answer that comes while it shows is shown', async () => {
    await toChecking()
    const lastFailure = { code: 'NETWORK_UNREACHABLE' } as const
    main.becomes('s1', { at: 'queued', attempts: 1, dueAtMs: 0 }, lastFailure)
    expect(flow.visit.value).toEqual({
      at: 'saved-for-later',
      receipt: '0000-0001',
      submissionId: 's1',
      failure: lastFailure,
    })
    main.becomes('s1', { at: 'answered', outcome: matchOutcome })
    expect(step()).toBe('answered')
  })

  it('quicker than the reply to the call, it is shown all the same', async () => {
    main.settleAtOnce({ at: 'answered', outcome: matchOutcome })
    await toChecking()
    expect(step()).toBe('answered')
  })

  it('leaving does not wait for it', async () => {
    await toChecking()
    flow.leave()
    expect(flow.visit.value).toEqual({ at: 'saved-for-later', receipt: '0000-0001', submissionId: 's1' })
    flow.end()
    main.becomes('s1', { at: 'answered', outcome: matchOutcome })
    expect(step()).toBe('idle')
  })

  it('a paused queue: saved for later, with the reason for staff', async () => {
    main.pause({ code: 'INVALID_API_KEY' })
    await toChecking()
    expect(flow.visit.value).toMatchObject({ at: 'saved-for-later', failure: { code: 'INVALID_API_KEY' } })
  })

  const heldBy = (code: ErrorCode, image?: 'card' | 'face'): void =>
    main.becomes('s1', { at: 'held', attempts: 1, code }, { code, ...(image && { image }) })
  it('both pictures to take again: card first, and the face camera only when the card is nearly done', async () => {
    await toChecking()
    heldBy('FACE_NOT_FOUND')
    await flow.retry()
    await settled()
    expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'card' })
    expect(cameras.on()).toEqual(['card'])
  })

  const ofService = errorCodes.filter((code) => errorCatalog[code].source === 'service')

  it.each(ofService.filter(isCustomerErrorCode))(
    '%s: a retry card, and the new pair replaces the held one',
    async (code) => {
      await toChecking()
      heldBy(code, 'face')
      expect(flow.visit.value).toMatchObject({ at: 'retry', code, image: 'face' })
      await flow.retry()
      await settled()
      expect(cameras.on()).toEqual(['face'])
      await takeFace()
      flow.accept()
      await settled()
      expect(main.submitted[1]).toEqual({ card, face, replaces: 's1' })
      main.becomes('s2', { at: 'answered', outcome: matchOutcome })
      expect(flow.visit.value).toMatchObject({ at: 'answered', submissionId: 's2' })
    },
  )

  it.each(ofService.filter((code) => !isCustomerErrorCode(code)))('%s: a colleague, not the customer', async (code) => {
    await toChecking()
    heldBy(code)
    expect(flow.visit.value).toMatchObject({ at: 'problem', code, replaces: 's1' })
  })

  it('three refusals by the service call a colleague', async () => {
    await toChecking()
    for (const [attempt, expected] of ['retry', 'retry', 'problem'].entries()) {
      const code = 'EYES_CLOSED'
      main.becomes(`s${attempt + 1}`, { at: 'held', attempts: 1, code }, { code, image: 'face' })
      expect(step()).toBe(expected)
      if (expected === 'problem') break
      await flow.retry()
      await settled()
      await takeFace()
      flow.accept()
      await settled()
    }
  })

  it('a store that refuses is a problem that keeps the pictures, and submits them once it is gone', async () => {
    main.refuseToStore('STORE_FULL')
    await toChecking()
    expect(flow.visit.value).toMatchObject({ at: 'problem', code: 'STORE_FULL', pictures: { card, face } })
    main.refuseToStore(undefined)
    await flow.retry()
    await settled()
    expect(flow.visit.value).toMatchObject({ at: 'checking', submission: { id: 's1' } })
  })

  it('a main process that is gone is a problem, not an endless wait', async () => {
    main.breakCalls()
    await toChecking()
    expect(flow.visit.value).toMatchObject({ at: 'problem', code: 'INTERNAL_ERROR', resume: 'submit' })
  })
})

describe('before anybody poses', () => {
  it('what stands in the way is said first, no camera opens, and it is asked again at every try', async () => {
    main.problems({ code: 'STORE_FULL' })
    await flow.start()
    expect(flow.visit.value).toMatchObject({ at: 'problem', code: 'STORE_FULL' })
    expect(cameras.openings).toEqual([])
    main.problems({ code: 'API_KEY_EXPIRED' })
    await flow.retry()
    expect(flow.visit.value).toMatchObject({ at: 'problem', code: 'API_KEY_EXPIRED' })
    main.problems()
    await flow.retry()
    expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'card' })
  })

  it('checks that cannot run are a problem; once they can, the visit goes on', async () => {
    vision.willStart('CHECKS_UNAVAILABLE')
    await flow.start()
    await settled()
    expect(flow.visit.value).toMatchObject({ at: 'problem', code: 'CHECKS_UNAVAILABLE' })
    expect(cameras.on()).toEqual([])
    vision.willStart(undefined)
    await flow.retry()
    await settled()
    await takeCard()
    expect(flow.visit.value).toMatchObject({ subject: 'face' })
  })

  it('two presses of start begin one visit', async () => {
    await Promise.all([flow.start(), flow.start()])
    await settled()
    expect(cameras.openings).toEqual(['card'])
  })

  it('a colleague can be called instead', async () => {
    flow.callColleague()
    expect(flow.visit.value).toMatchObject({ at: 'problem', code: 'COLLEAGUE_CALLED' })
    await flow.retry()
    expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'card' })
  })

  it('a kiosk that is taken down while it was asked opens no camera', async () => {
    const starting = flow.start()
    scope.stop()
    await starting
    await settled()
    expect(cameras.openings).toEqual([])
    expect(step()).toBe('idle')
  })
})

describe('consent', () => {
  const given = { language: 'ms', text: 'Kami mengambil dua gambar.', recordedBy: 'customer' } as const
  beforeEach(() => (asksConsent = true))

  it('is asked for before any camera opens, and written down before the visit goes on', async () => {
    await flow.start()
    await settled()
    expect(step()).toBe('consent')
    expect(cameras.openings).toEqual([])

    await flow.consent(given)
    expect(main.consents).toEqual([given])
    await takeCard()
    expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'face' })
  })

  it('that cannot be written down was not given: no camera opens, and it is asked for again', async () => {
    await flow.start()
    main.refuseConsent('STORE_FULL')
    await flow.consent(given)
    expect(flow.visit.value).toMatchObject({ at: 'problem', code: 'STORE_FULL' })
    expect(cameras.openings).toEqual([])
    main.refuseConsent(undefined)
    await flow.retry()
    expect(step()).toBe('consent')
  })

  it('main that has gone is a problem, not a consent', async () => {
    await flow.start()
    main.breakCalls()
    await flow.consent(given)
    expect(flow.visit.value).toMatchObject({ at: 'problem', code: 'INTERNAL_ERROR' })
  })

  it('two presses are one consent', async () => {
    await flow.start()
    await Promise.all([flow.consent(given), flow.consent(given)])
    expect(main.consents).toEqual([given])
  })

  it('that comes after the visit has ended opens no camera', async () => {
    await flow.start()
    const agreeing = flow.consent(given)
    flow.end()
    await agreeing
    await settled()
    expect(step()).toBe('idle')
    expect(cameras.openings).toEqual([])
  })

  it('nobody agrees where nothing is asked', async () => {
    await flow.consent(given)
    expect(main.consents).toEqual([])
    asksConsent = false
    await flow.start()
    await flow.consent(given)
    expect(main.consents).toEqual([])
  })

  it('a problem or another way before it leads back to it, not round it', async () => {
    main.problems({ code: 'STORE_FULL' })
    await flow.start()
    main.problems()
    await flow.retry()
    expect(step()).toBe('consent')
    flow.callColleague()
    await flow.retry()
    expect(step()).toBe('consent')
    expect(cameras.openings).toEqual([])
  })

  it('nobody who reads it is left alone for ever', async () => {
    await flow.start()
    await pass(60_000)
    expect(flow.idleWarning.value).toBeDefined()
    await pass(20_000)
    expect(step()).toBe('idle')
  })
})

describe('cameras in the middle of a visit', () => {
  it.each(['CAMERA_BUSY', 'CAMERA_DENIED', 'CAMERA_NOT_FOUND'] as const)(
    '%s is a problem that ends by itself',
    async (code) => {
      cameras.willGive(code)
      await flow.start()
      await settled()
      expect(flow.visit.value).toMatchObject({ at: 'problem', code, resume: 'capture-card' })
      cameras.willGive({ width: 1280, height: 720 })
      await pass(2000)
      expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'card' })
      expect(cameras.on()).toEqual(['card'])
    },
  )

  it('opened anew while a picture was being taken: that picture is let go, and another can be taken', async () => {
    await flow.start()
    await settled()
    vision.see('CARD_BLURRED')
    await shoot(1)
    const finish = vision.holdTakes()
    flow.takeByHand()
    await settled()
    expect(flow.visit.value).toMatchObject({ at: 'capturing', isTaking: true })
    main.wake()
    finish(card)
    await settled()
    expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'card', isTaking: false })
    await shoot(1)
    flow.takeByHand()
    finish(card)
    await settled()
    expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'face' })
  })

  it('unplugged and replugged: the visit goes on where it was, without the card again', async () => {
    await toFace()
    cameras.willGive('CAMERA_NOT_FOUND')
    cameras.latest().unplug()
    expect(flow.visit.value).toMatchObject({ at: 'problem', code: 'CAMERA_UNPLUGGED', resume: 'capture-face' })
    cameras.change()
    await settled()
    expect(flow.visit.value).toMatchObject({ at: 'problem', code: 'CAMERA_UNPLUGGED' })
    cameras.willGive({ width: 1280, height: 720 })
    cameras.change()
    await settled()
    expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'face', pictures: { card } })
    await takeFace()
    expect(step()).toBe('review')
  })

  it('staff need not wait for the next try', async () => {
    cameras.willGive('CAMERA_BUSY')
    await flow.start()
    await settled()
    await pass(500)
    cameras.willGive({ width: 1280, height: 720 })
    await flow.retry()
    await settled()
    expect(step()).toBe('capturing')
    expect(cameras.on()).toEqual(['card'])
  })

  it('a face camera that fails early troubles nobody before the face’s turn', async () => {
    await flow.start()
    await settled()
    cameras.willGive('CAMERA_BUSY')
    vision.see()
    await shoot(2)
    expect(flow.cameras.face).toEqual({ at: 'failed', code: 'CAMERA_BUSY' })
    expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'card' })
    await shoot(4)
    expect(flow.visit.value).toMatchObject({ at: 'problem', code: 'CAMERA_BUSY', resume: 'capture-face' })
  })

  it('a camera that freezes has failed and comes back by itself', async () => {
    await flow.start()
    await settled()
    vision.see('CARD_TOO_FAR')
    await shoot(3)
    await pass(1500)
    expect(flow.visit.value).toMatchObject({ at: 'problem', code: 'CAMERA_FAILED' })
    await pass(2000)
    await takeCard()
    expect(flow.visit.value).toMatchObject({ subject: 'face' })
  })

  it('a camera whose pictures are unfit is told within 2 s, looked at on, and the visit goes on once they are well', async () => {
    await flow.start()
    await settled()
    vision.see('CARD_NOT_FOUND')
    vision.seePictures({ highLuma: 30 })
    await shoot(20)
    expect(flow.visit.value).toMatchObject({ at: 'problem', code: 'CAMERA_TOO_DARK', resume: 'capture-card' })
    expect(cameras.on()).toEqual(['card'])
    await shoot(20)
    expect(flow.visit.value).toMatchObject({ at: 'problem', code: 'CAMERA_TOO_DARK' })
    vision.seePictures({})
    await shoot(10)
    expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'card' })
    vision.see()
    await takeCard()
    expect(flow.visit.value).toMatchObject({ subject: 'face' })
  })

  it('an end while unfit pictures are looked at turns the camera off', async () => {
    await flow.start()
    await settled()
    vision.see('CARD_NOT_FOUND')
    vision.seePictures({ colour: 0 })
    await shoot(20)
    expect(flow.visit.value).toMatchObject({ at: 'problem', code: 'CAMERA_INFRARED' })
    flow.end()
    await settled()
    expect(cameras.on()).toEqual([])
  })

  it('after the machine woke the camera is fresh and the visit goes on', async () => {
    await flow.start()
    await settled()
    const before = cameras.latest()
    main.wake()
    await settled()
    expect(before.isOn()).toBe(false)
    expect(step()).toBe('capturing')
    await takeCard()
    expect(flow.visit.value).toMatchObject({ subject: 'face' })
  })

  it('waking turns on no camera when nobody is there', async () => {
    main.wake()
    await settled()
    expect(cameras.openings).toEqual([])
  })
})

describe('checks that fail in the middle', () => {
  it('a short failure is looked past; a long one calls staff', async () => {
    await flow.start()
    await settled()
    vision.failLooking('CHECKS_UNAVAILABLE')
    await shoot(30)
    vision.failLooking(undefined)
    vision.see('CARD_TOO_FAR')
    await shoot(1)
    vision.failLooking('CHECKS_UNAVAILABLE')
    await shoot(59)
    expect(step()).toBe('capturing')
    await shoot(2)
    expect(flow.visit.value).toMatchObject({ at: 'problem', code: 'CHECKS_UNAVAILABLE', resume: 'capture-card' })
  })

  it('an answer that a busy machine is too slow to give is one failure: the next worker gets its turn', async () => {
    await flow.start()
    await settled()
    vision.failLooking('CHECKS_UNAVAILABLE')
    const giveUp = vision.holdLook()
    await shoot(1)
    await pass(10_000)
    giveUp()
    await settled()
    expect(step()).toBe('capturing')
    vision.failLooking(undefined)
    await shoot(1)
    vision.failLooking('CHECKS_UNAVAILABLE')
    await shoot(70)
    expect(step()).toBe('problem')
  })

  it('frames that break are a problem with a reason', async () => {
    await flow.start()
    await settled()
    sources.at(-1)?.breakWith(new TypeError('no such decoder'))
    await settled()
    expect(flow.visit.value).toMatchObject({
      at: 'problem',
      failure: { code: 'INTERNAL_ERROR', note: 'frames broke: TypeError' },
    })
  })
})

describe('nobody there', () => {
  it('after 60 s a warning, after 20 s more everything of the visit is destroyed', async () => {
    await toReview()
    await pass(60_000)
    expect(flow.idleWarning.value).toEqual({ secondsLeft: 20 })
    const forgottenBefore = vision.timesForgotten()
    await pass(20_000)
    expect(flow.visit.value).toEqual({ at: 'idle' })
    expect(flow.idleWarning.value).toBeUndefined()
    expect(vision.timesForgotten()).toBeGreaterThan(forgottenBefore)
    expect(flow.guidance.value).toBeUndefined()
    expect(flow.latestReport.value).toBeUndefined()
    expect(flow.stream.value).toBeUndefined()
  })

  it('a touch in time keeps the warning away', async () => {
    await toReview()
    for (let times = 0; times < 5; times += 1) {
      await pass(59_000)
      touch()
      expect(flow.idleWarning.value).toBeUndefined()
    }
  })

  it('"I am still here" puts it off, any number of times; a touch beside the button does not take the button away', async () => {
    await toReview()
    for (let times = 0; times < 5; times += 1) {
      await pass(70_000)
      touch()
      expect(flow.idleWarning.value).toBeDefined()
      flow.stayHere()
      expect(flow.idleWarning.value).toBeUndefined()
    }
    expect(step()).toBe('review')
  })

  it('a capture that nobody poses for ends too, cameras off, and so does one whose camera keeps failing', async () => {
    await flow.start()
    await settled()
    vision.see('CARD_PORTRAIT_NOT_FOUND')
    await shoot(800)
    expect(step()).toBe('idle')
    expect(cameras.on()).toEqual([])

    cameras.willGive('CAMERA_BUSY')
    await flow.start()
    for (let second = 0; second < 81; second += 1) {
      cameras.willGive(second % 4 < 2 ? 'CAMERA_BUSY' : { width: 1280, height: 720 })
      if (cameras.on().length > 0) cameras.latest().unplug()
      await pass(1000)
    }
    expect(step()).toBe('idle')
  })

  it('does not end a visit that waits for its answer, but does once the answer shows', async () => {
    await toChecking()
    await pass(600_000)
    expect(step()).toBe('checking')
    main.becomes('s1', { at: 'answered', outcome: matchOutcome })
    await pass(79_999)
    expect(step()).toBe('answered')
    await pass(1)
    expect(step()).toBe('idle')
  })

  it('a picture of the last customer never reaches the next one’s visit', async () => {
    const finish = vision.holdTakes()
    const askByHand = async (): Promise<void> => {
      await flow.start()
      await settled()
      vision.see('CARD_BLURRED')
      await shoot(101)
      flow.takeNow()
    }
    await askByHand()
    flow.end()
    expect(flow.visit.value).toEqual({ at: 'idle' })
    await askByHand()
    finish(takenPicture())
    await settled()
    expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'card', isTaking: true })
    finish(card)
    await settled()
    expect(flow.visit.value).toMatchObject({ subject: 'face', pictures: { card } })
  })

  it('a reply of the kiosk or the worker that comes after the end opens nothing', async () => {
    main.problems({ code: 'STORE_FULL' })
    await flow.start()
    const retrying = flow.retry()
    flow.end()
    await retrying
    expect(step()).toBe('idle')

    main.problems()
    const finish = vision.holdStart()
    vision.willStart('CHECKS_UNAVAILABLE')
    void flow.start()
    await settled()
    expect(step()).toBe('capturing')
    flow.end()
    finish()
    await settled()
    expect(step()).toBe('idle')
  })

  it('an end in the very middle of a step’s beginning leaves nothing running', async () => {
    scope.run(() =>
      watch(
        () => flow.cameras.card.at,
        (at) => {
          if (at === 'opening') flow.end()
        },
        { flush: 'sync' },
      ),
    )
    await flow.start()
    await settled()
    expect(step()).toBe('idle')
    expect(vi.getTimerCount()).toBe(0)
    expect(cameras.on()).toEqual([])
  })
})

describe('what staff do', () => {
  it('their reference goes with the pair that is saved', async () => {
    await flow.start({ reference: 'A-117' })
    await settled()
    await takeCard()
    flow.noteReference(' B-2 ')
    await takeFace()
    flow.accept()
    await settled()
    expect(main.submitted).toEqual([{ card, face, reference: 'B-2' }])
  })

  it('neither reference nor kept picture of one visit comes back in the next by way of a colleague', async () => {
    await flow.start({ takeAgain: { replaces: 's0', image: 'face' }, reference: 'A-117' })
    await settled()
    flow.end()
    // the next customer: "use another way" on the first screen, and then on after all
    flow.callColleague()
    expect(flow.visit.value).toMatchObject({ at: 'problem', resume: 'begin' })
    await flow.retry()
    expect(flow.visit.value).toEqual({
      at: 'capturing',
      subject: 'card',
      startedAtMs: expect.any(Number) as unknown,
      canTakeByHand: false,
      isTaking: false,
      pictures: {},
      failedTries: 0,
    })
  })

  it('a reference that is noted or taken off before the beginning is the one that it begins with', async () => {
    asksConsent = true
    await flow.start({ takeAgain: { replaces: 's0', image: 'face' }, reference: 'A-117' })
    flow.noteReference('B-2')
    flow.callColleague()
    await flow.retry()
    expect(flow.visit.value).toMatchObject({ at: 'consent', replaces: 's0', reference: 'B-2' })
    flow.noteReference('')
    flow.callColleague()
    await flow.retry()
    expect(flow.visit.value).not.toHaveProperty('reference')
  })

  it('the reference of one visit is not that of the next', async () => {
    await flow.start({ reference: 'A-117' })
    flow.end()
    await toChecking()
    expect(main.submitted).toEqual([{ card, face }])
  })

  it('a problem in the way of the beginning does not lose what they said', async () => {
    main.problems({ code: 'OFFICER_NEEDED' })
    await flow.start({ takeAgain: { replaces: 's0', image: 'face' }, reference: 'A-117' })
    expect(flow.visit.value).toMatchObject({ at: 'problem', code: 'OFFICER_NEEDED' })
    main.problems()
    await flow.retry()
    expect(flow.visit.value).toMatchObject({ subject: 'face', replaces: 's0', reference: 'A-117' })
  })

  it('they take the picture by hand long before it is offered to the customer', async () => {
    await flow.start()
    await settled()
    vision.see('CARD_BLURRED')
    vision.willTake(card)
    await shoot(1)
    flow.takeNow()
    expect(vision.takes).toEqual([])
    flow.takeByHand()
    await settled()
    expect(vision.takes).toEqual([{ subject: 'card', which: 'latest', takenBy: 'manual' }])
    expect(flow.visit.value).toMatchObject({ at: 'capturing', subject: 'face' })
  })

  it('while no camera looks there is nothing to take', async () => {
    await toReview()
    const before = vision.takes.length
    flow.takeByHand()
    await settled()
    expect(vision.takes).toHaveLength(before)
  })

  it('they use a picture that a check refused, and the reason goes with it', async () => {
    await toFace()
    const poor = takenPicture({ failedCodes: ['FACE_BLURRED'] })
    vision.see('FACE_BLURRED')
    vision.willTake(poor)
    await shoot(1)
    flow.takeByHand()
    await settled()
    expect(step()).toBe('retry')
    flow.override('equipment')
    expect(step()).toBe('review')
    flow.accept()
    await settled()
    expect(main.submitted[0]?.face).toEqual(takenPicture({ failedCodes: ['FACE_BLURRED'], overriddenFor: 'equipment' }))
  })

  it('one picture of a held check is taken again, the other is left where it is', async () => {
    await flow.start({ takeAgain: { replaces: 's0', image: 'face' } })
    await settled()
    await takeFace()
    flow.accept()
    await settled()
    expect(main.submitted).toEqual([{ card: 'kept', face, replaces: 's0' }])
  })
})
