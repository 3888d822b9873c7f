import { describe, expect, it } from 'vitest'
import type { CaptureSubject, TakenPicture } from '../../../../src/shared/domain/capture.ts'
import {
  errorCatalog,
  errorCodes,
  isCustomerErrorCode,
  type ErrorCode,
} from '../../../../src/shared/errors/error-catalog.ts'
import { idleVisit, MAX_FAILED_TRIES, nextVisit } from '../../../../src/renderer/flow/check-flow.ts'
import type { Pictures, Visit, VisitEvent } from '../../../../src/renderer/flow/visit.ts'
import { matchOutcome } from '../../../fakes/kiosk-api.ts'
import { takenPicture } from '../../../fakes/vision.ts'

type At<S extends Visit['at']> = Extract<Visit, { readonly at: S }>

const card = takenPicture()
const face = takenPicture()
const submission = { id: 's1', receipt: '7K2M-Q9XD' }

const capturingCard: At<'capturing'> = {
  at: 'capturing',
  subject: 'card',
  startedAtMs: 1000,
  canTakeByHand: false,
  isTaking: false,
  pictures: {},
  failedTries: 0,
}
const takingCard: At<'capturing'> = { ...capturingCard, isTaking: true }
const capturingFace: At<'capturing'> = { ...capturingCard, subject: 'face', pictures: { card } }
const takingFace: At<'capturing'> = { ...capturingFace, isTaking: true }
const review: At<'review'> = { at: 'review', card, face, failedTries: 0 }
const storing: At<'checking'> = { at: 'checking', card, face, failedTries: 0, startedAtMs: 1000 }
const checking: At<'checking'> = { ...storing, submission }
const answered: At<'answered'> = {
  at: 'answered',
  outcome: matchOutcome,
  receipt: submission.receipt,
  submissionId: 's1',
}
const answeredPoor: At<'answered'> = { ...answered, newFace: { card, failedTries: 1 } }
const retry: At<'retry'> = {
  at: 'retry',
  code: 'EYES_CLOSED',
  image: 'face',
  pictures: { card },
  failedTries: 1,
  failure: { code: 'EYES_CLOSED' },
  replaces: 's0',
}
const problem: At<'problem'> = {
  at: 'problem',
  code: 'CAMERA_BUSY',
  failure: { code: 'CAMERA_BUSY' },
  pictures: { card },
  resume: 'capture-face',
  failedTries: 0,
}
const saved: At<'saved-for-later'> = { at: 'saved-for-later', receipt: submission.receipt, submissionId: 's1' }

const visits = {
  idle: idleVisit,
  capturingCard,
  takingCard,
  capturingFace,
  takingFace,
  review,
  storing,
  checking,
  answered,
  answeredPoor,
  retry,
  problem,
  saved,
} satisfies Record<string, Visit>
type Place = keyof typeof visits

const events = {
  started: { type: 'started', nowMs: 2000 },
  askedByAuto: { type: 'picture-asked', by: 'auto' },
  cardTaken: { type: 'picture-taken', subject: 'card', picture: card, nowMs: 2000 },
  faceTaken: { type: 'picture-taken', subject: 'face', picture: face, nowMs: 2000 },
  cardFailed: { type: 'picture-failed', subject: 'card', by: 'manual', failure: { code: 'CARD_BLURRED' } },
  faceFailed: { type: 'picture-failed', subject: 'face', by: 'manual', failure: { code: 'FACE_BLURRED' } },
  handOffered: { type: 'hand-offered' },
  retakeCard: { type: 'retake-chosen', image: 'card', nowMs: 2000 },
  retakeFace: { type: 'retake-chosen', image: 'face', nowMs: 2000 },
  accepted: { type: 'pictures-accepted', nowMs: 2000 },
  stored: { type: 'stored', ...submission },
  storeRefused: { type: 'store-refused', failure: { code: 'STORE_FULL' } },
  answerCame: { type: 'answer-came', id: 's1', outcome: matchOutcome },
  otherAnswerCame: { type: 'answer-came', id: 's9', outcome: matchOutcome },
  held: { type: 'submission-held', id: 's1', code: 'EYES_CLOSED' },
  otherHeld: { type: 'submission-held', id: 's9', code: 'EYES_CLOSED' },
  waits: { type: 'submission-waits', id: 's1', failure: { code: 'NETWORK_UNREACHABLE' } },
  otherWaits: { type: 'submission-waits', id: 's9' },
  left: { type: 'left-to-wait' },
  trouble: { type: 'trouble-met', failure: { code: 'CAMERA_UNPLUGGED' } },
  retried: { type: 'retried', nowMs: 2000 },
  colleague: { type: 'colleague-called' },
  ended: { type: 'ended' },
} satisfies Record<string, VisitEvent>
type Happening = keyof typeof events

/** Every cell of the table that changes something; a cell that is not here changes nothing. */
const moves: Record<Place, Partial<Record<Happening, Visit['at']>>> = {
  idle: { started: 'capturing', trouble: 'problem', colleague: 'problem' },
  capturingCard: {
    askedByAuto: 'capturing',
    handOffered: 'capturing',
    trouble: 'problem',
    colleague: 'problem',
    ended: 'idle',
  },
  takingCard: {
    cardTaken: 'capturing',
    cardFailed: 'retry',
    handOffered: 'capturing',
    trouble: 'problem',
    colleague: 'problem',
    ended: 'idle',
  },
  capturingFace: {
    askedByAuto: 'capturing',
    handOffered: 'capturing',
    trouble: 'problem',
    colleague: 'problem',
    ended: 'idle',
  },
  takingFace: {
    faceTaken: 'review',
    faceFailed: 'retry',
    handOffered: 'capturing',
    trouble: 'problem',
    colleague: 'problem',
    ended: 'idle',
  },
  review: {
    retakeCard: 'capturing',
    retakeFace: 'capturing',
    accepted: 'checking',
    colleague: 'problem',
    ended: 'idle',
  },
  storing: { stored: 'checking', storeRefused: 'problem', ended: 'idle' },
  checking: { answerCame: 'answered', held: 'retry', waits: 'saved-for-later', left: 'saved-for-later', ended: 'idle' },
  answered: { ended: 'idle' },
  answeredPoor: { retakeFace: 'capturing', ended: 'idle' },
  retry: { retried: 'capturing', colleague: 'problem', ended: 'idle' },
  problem: { trouble: 'problem', retried: 'capturing', ended: 'idle' },
  saved: { answerCame: 'answered', ended: 'idle' },
}

const cells = (Object.keys(visits) as Place[]).flatMap((place) =>
  (Object.keys(events) as Happening[]).map((happening) => ({ place, happening, leadsTo: moves[place][happening] })),
)

describe('every step and every event', () => {
  it.each(cells.filter(({ leadsTo }) => leadsTo))('$place, $happening: $leadsTo', ({ place, happening, leadsTo }) => {
    const before: Visit = visits[place]
    const after = nextVisit(before, events[happening])
    expect(after).not.toBe(before)
    expect(after.at).toBe(leadsTo)
  })

  it.each(cells.filter(({ leadsTo }) => !leadsTo))('$place, $happening: nothing changes', ({ place, happening }) => {
    expect(nextVisit(visits[place], events[happening])).toBe(visits[place])
  })
})

/** `toMatchObject` takes any object for an empty one. */
const picturesOf = (visit: Visit): Pictures | undefined => ('pictures' in visit ? visit.pictures : undefined)

/** Follows several events; the story of one visit. */
const follow = (visit: Visit, ...happenings: readonly VisitEvent[]): Visit => happenings.reduce(nextVisit, visit)
const asked: VisitEvent = { type: 'picture-asked', by: 'manual' }
const taken = (subject: CaptureSubject, picture: TakenPicture = takenPicture()): VisitEvent => ({
  type: 'picture-taken',
  subject,
  picture,
  nowMs: 3000,
})
const held = (code: ErrorCode, image?: 'card' | 'face' | 'both'): VisitEvent => ({
  type: 'submission-held',
  id: 's1',
  code,
  failure: { code, ...(image && { image }) },
})

describe('taking pictures', () => {
  it('the card comes first, then the face, then both are reviewed', () => {
    const withCard = follow(idleVisit, events.started, asked, taken('card', card))
    expect(withCard).toEqual({ ...capturingFace, startedAtMs: 3000 })
    expect(follow(withCard, asked, taken('face', face))).toEqual(review)
  })

  it('the offer to take it by hand starts anew with the next picture', () => {
    const visit = follow(capturingCard, events.handOffered, asked, taken('card'))
    expect(visit).toMatchObject({ subject: 'face', canTakeByHand: false, isTaking: false })
  })

  it.each(['card', 'face'] as const)('a retake of the %s keeps the other picture and the count', (image) => {
    const other = image === 'card' ? { face } : { card }
    const visit = nextVisit({ ...review, failedTries: 2, replaces: 's0' }, { type: 'retake-chosen', image, nowMs: 9 })
    expect(visit).toMatchObject({ at: 'capturing', subject: image, failedTries: 2, replaces: 's0', startedAtMs: 9 })
    expect(picturesOf(visit)).toEqual(other)
  })

  it('a retaken card goes straight back to the review', () => {
    const newCard = takenPicture()
    const visit = follow(review, events.retakeCard, asked, taken('card', newCard))
    expect(visit).toEqual({ ...review, card: newCard })
    expect((visit as At<'review'>).card).toBe(newCard)
  })

  it('a picture that the checks refuse gets a retry card that names the picture', () => {
    const bad = takenPicture({ failedCodes: ['EYES_CLOSED', 'FACE_BLURRED'] })
    expect(follow(capturingFace, asked, taken('face', bad))).toEqual({
      at: 'retry',
      code: 'EYES_CLOSED',
      image: 'face',
      failure: { code: 'EYES_CLOSED', image: 'face' },
      pictures: { card },
      failedTries: 1,
    })
  })

  it('of several failed checks the customer is told the worst that a customer can put right', () => {
    const bad = takenPicture({ failedCodes: ['CHECKS_UNAVAILABLE', 'FACE_TOO_DARK'] })
    expect(follow(capturingFace, asked, taken('face', bad))).toMatchObject({ at: 'retry', code: 'FACE_TOO_DARK' })
  })

  it('a picture that could not be checked is a problem, not a reproach', () => {
    const bad = takenPicture({ failedCodes: ['CHECKS_UNAVAILABLE'] })
    expect(follow(capturingFace, asked, taken('face', bad))).toMatchObject({
      at: 'problem',
      code: 'CHECKS_UNAVAILABLE',
      resume: 'capture-face',
      pictures: { card },
    })
  })

  it('a card without a measured portrait is never accepted, even when no check failed', () => {
    const { faceWidthPx: _, ...check } = card.check
    const bare: TakenPicture = { ...card, check }
    expect(follow(capturingCard, asked, taken('card', bare))).toMatchObject({
      at: 'retry',
      code: 'CARD_PORTRAIT_NOT_FOUND',
      image: 'card',
    })
    expect(follow(capturingFace, asked, taken('face', bare))).toMatchObject({ at: 'retry', code: 'FACE_NOT_FOUND' })
  })

  it('the third refused try calls a colleague, who gives three fresh ones', () => {
    const bad = takenPicture({ failedCodes: ['EYES_CLOSED'] })
    const refuse = [asked, taken('face', bad)]
    const third = follow(capturingFace, ...refuse, events.retried, ...refuse, events.retried, ...refuse)
    expect(third).toMatchObject({
      at: 'problem',
      code: 'EYES_CLOSED',
      failedTries: MAX_FAILED_TRIES,
      resume: 'capture-face',
    })
    expect(nextVisit(third, events.retried)).toMatchObject({ at: 'capturing', failedTries: 0, pictures: { card } })
  })

  it('a best shot that was gone when it was asked for is not the customer’s try', () => {
    const missed: VisitEvent = {
      type: 'picture-failed',
      subject: 'card',
      by: 'auto',
      failure: { code: 'CARD_BLURRED' },
    }
    expect(nextVisit(takingCard, missed)).toEqual(capturingCard)
  })

  it('a worker that cannot take the picture is a problem, whoever asked', () => {
    const broken: VisitEvent = {
      type: 'picture-failed',
      subject: 'card',
      by: 'auto',
      failure: { code: 'CHECKS_UNAVAILABLE' },
    }
    expect(nextVisit(takingCard, broken)).toMatchObject({ at: 'problem', resume: 'capture-card' })
  })

  it('a picture of the other subject, or one that nobody asked for, is not taken in', () => {
    expect(nextVisit(takingFace, taken('card'))).toBe(takingFace)
    expect(nextVisit(capturingFace, taken('face'))).toBe(capturingFace)
  })
})

describe('the answer', () => {
  it('is shown with its receipt, and no picture is kept beside it', () => {
    expect(nextVisit(checking, events.answerCame)).toEqual(answered)
  })

  it('nobody leaves to wait before the pair is stored', () => {
    expect(nextVisit(storing, events.left)).toBe(storing)
  })

  it('no network: saved for later with receipt and reason, no picture kept', () => {
    expect(nextVisit(checking, events.waits)).toEqual({ ...saved, failure: { code: 'NETWORK_UNREACHABLE' } })
  })

  it('leaving: saved for later without a reason', () => {
    expect(nextVisit(checking, events.left)).toEqual(saved)
  })

  it('a full store keeps the pictures and submits them again once a colleague has helped', () => {
    const full = nextVisit({ ...storing, replaces: 's0' }, events.storeRefused)
    expect(full).toMatchObject({ at: 'problem', code: 'STORE_FULL', resume: 'submit', pictures: { card, face } })
    expect(nextVisit(full, events.retried)).toEqual({ ...storing, replaces: 's0', startedAtMs: 2000 })
  })

  const serviceCodes = errorCodes.filter((code) => errorCatalog[code].source === 'service')
  const customerCodes = serviceCodes.filter(isCustomerErrorCode)

  it.each(customerCodes)('%s: the picture is taken again and replaces the held pair', (code) => {
    const visit = nextVisit(checking, held(code, 'face'))
    expect(visit).toMatchObject({
      at: 'retry',
      code,
      image: 'face',
      replaces: 's1',
      failedTries: 1,
      pictures: { card },
    })
    const again = follow(visit, events.retried, asked, taken('face', face), events.accepted)
    expect(again).toMatchObject({ at: 'checking', replaces: 's1' })
    expect(again).not.toHaveProperty('submission')
  })

  it('both pictures are taken again where nobody can tell which one it was', () => {
    const visit = nextVisit(checking, held('FACE_NOT_FOUND'))
    expect(visit).toMatchObject({ at: 'retry', image: 'both' })
    expect(picturesOf(visit)).toEqual({})
    expect(nextVisit(visit, events.retried)).toMatchObject({ at: 'capturing', subject: 'card' })
  })

  it('closed eyes are the face’s: the catalogue says so where main does not', () => {
    expect(nextVisit(checking, { type: 'submission-held', id: 's1', code: 'EYES_CLOSED' })).toMatchObject({
      image: 'face',
    })
  })

  it('the service’s third refusal calls a colleague, and nothing of the chain is lost', () => {
    const visit = nextVisit({ ...checking, failedTries: 2 }, held('FACE_TOO_SMALL', 'card'))
    expect(visit).toMatchObject({ at: 'problem', code: 'FACE_TOO_SMALL', resume: 'capture-card', replaces: 's1' })
    expect(picturesOf(visit)).toEqual({ face })
  })

  it.each(errorCodes.filter((code) => !isCustomerErrorCode(code)))(
    'held with %s: staff are told, not the customer',
    (code) => {
      const visit = nextVisit(checking, held(code))
      const isRetake = errorCatalog[code].retry === 'retake'
      expect(visit).toMatchObject({
        at: 'problem',
        code,
        replaces: 's1',
        resume: isRetake ? 'capture-card' : 'submit',
      })
      expect(picturesOf(visit)).toEqual(isRetake ? {} : { card, face })
    },
  )
})

describe('a problem', () => {
  it('before anybody posed leads to the card once it is gone', () => {
    const visit = nextVisit(idleVisit, events.trouble)
    expect(visit).toMatchObject({ at: 'problem', resume: 'capture-card' })
    expect(picturesOf(visit)).toEqual({})
    expect(nextVisit(visit, events.retried)).toEqual({ ...capturingCard, startedAtMs: 2000 })
  })

  it('in the middle keeps what was taken and the tries', () => {
    const visit = follow({ ...capturingFace, failedTries: 2 }, events.trouble, events.retried)
    expect(visit).toEqual({ ...capturingFace, failedTries: 2, startedAtMs: 2000 })
  })

  it('shows the newest trouble', () => {
    const visit = nextVisit(problem, events.trouble)
    expect(visit).toEqual({ ...problem, code: 'CAMERA_UNPLUGGED', failure: { code: 'CAMERA_UNPLUGGED' } })
  })

  it('a colleague called before anything began leads to the card, should the customer wish so after all', () => {
    const visit = nextVisit(idleVisit, events.colleague)
    expect(visit).toMatchObject({ at: 'problem', code: 'COLLEAGUE_CALLED', resume: 'capture-card' })
    expect(nextVisit(visit, events.retried)).toEqual({ ...capturingCard, startedAtMs: 2000 })
  })

  it('a colleague called from the review leads back to the review', () => {
    const visit = nextVisit(review, events.colleague)
    expect(visit).toMatchObject({ at: 'problem', code: 'COLLEAGUE_CALLED', resume: 'review' })
    expect(nextVisit(visit, events.retried)).toEqual(review)
  })

  it('a colleague called from a retry card reads why it was shown', () => {
    expect(nextVisit(retry, events.colleague)).toMatchObject({
      at: 'problem',
      code: 'EYES_CLOSED',
      resume: 'capture-face',
      replaces: 's0',
    })
  })

  it('that only an end can help, and one whose pictures are gone, cannot be retried', () => {
    const { resume: _, ...hopeless } = problem
    expect(nextVisit(hopeless, events.retried)).toBe(hopeless)
    for (const resume of ['submit', 'review'] as const) {
      const bare: Visit = { ...problem, resume }
      expect(nextVisit(bare, events.retried)).toBe(bare)
    }
  })
})

describe('the end', () => {
  it.each(Object.values(visits))('from $at nothing of the visit is left', (visit) => {
    expect(nextVisit(visit, events.ended)).toEqual({ at: 'idle' })
  })
})

describe('a selfie that was too poor to be judged', () => {
  const poor = (tries: number): Visit =>
    nextVisit(
      { ...checking, failedTries: tries },
      { type: 'answer-came', id: 's1', outcome: { ...matchOutcome, verdict: 'poor-quality' } },
    )

  it('can be taken anew, and the card need not', () => {
    const again = nextVisit(poor(0), { type: 'retake-chosen', image: 'face', nowMs: 3000 })
    expect(again).toEqual({ ...capturingFace, startedAtMs: 3000, failedTries: 1 })
  })

  it('is the last one after three tries', () => {
    expect(poor(1)).toMatchObject({ newFace: { failedTries: 2 } })
    expect(poor(2)).not.toHaveProperty('newFace')
  })

  it('is the only answer that keeps a picture', () => {
    for (const verdict of ['match', 'no-match', 'not-live'] as const) {
      const outcome = { ...matchOutcome, verdict }
      expect(nextVisit(checking, { type: 'answer-came', id: 's1', outcome })).not.toHaveProperty('newFace')
    }
  })
})
