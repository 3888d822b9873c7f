import { describe, expect, it } from 'vitest'
import type { CaptureSubject, TakenPicture } from '../../../../src/shared/domain/capture.ts'
import {
  errorCatalog,
  errorCodes,
  isCustomerErrorCode,
  type ErrorCode,
} from '../../../../src/shared/errors/error-catalog.ts'
import { defaultVisitRules, idleVisit, nextVisit } from '../../../../src/renderer/flow/check-flow.ts'
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
const poorFace = takenPicture({ failedCodes: ['FACE_BLURRED'] })
const retryRefused: At<'retry'> = { ...retry, refused: { subject: 'face', picture: poorFace } }
const problem: At<'problem'> = {
  at: 'problem',
  code: 'CAMERA_BUSY',
  failure: { code: 'CAMERA_BUSY' },
  pictures: { card },
  resume: 'capture-face',
  failedTries: 0,
}
const saved: At<'saved-for-later'> = { at: 'saved-for-later', receipt: submission.receipt, submissionId: 's1' }

const beforeBeginning: At<'problem'> = {
  at: 'problem',
  code: 'COLLEAGUE_CALLED',
  failure: { code: 'COLLEAGUE_CALLED' },
  pictures: {},
  resume: 'begin',
  failedTries: 0,
}
const answeredNo: At<'answered'> = { ...answered, outcome: { ...matchOutcome, verdict: 'no-match' } }

const visits = {
  idle: idleVisit,
  consent: { at: 'consent', pictures: {}, failedTries: 0 },
  beforeBeginning,
  answeredNo,
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
  retryRefused,
  problem,
  saved,
} satisfies Record<string, Visit>
type Place = keyof typeof visits

const events = {
  started: { type: 'started', nowMs: 2000, asksConsent: false },
  startedWithConsent: { type: 'started', nowMs: 2000, asksConsent: true },
  consentGiven: { type: 'consent-given', nowMs: 2000 },
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
  referenceNoted: { type: 'reference-noted', reference: 'A-117' },
  overridden: { type: 'override-given', reason: 'medical', nowMs: 2000 },
  letGo: { type: 'picture-let-go' },
  ended: { type: 'ended' },
} satisfies Record<string, VisitEvent>
type Happening = keyof typeof events

/** Every cell of the table that changes something; a cell that is not here changes nothing. */
const moves: Record<Place, Partial<Record<Happening, Visit['at']>>> = {
  idle: { started: 'capturing', startedWithConsent: 'consent', trouble: 'problem', colleague: 'problem' },
  consent: {
    referenceNoted: 'consent',
    consentGiven: 'capturing',
    trouble: 'problem',
    colleague: 'problem',
    ended: 'idle',
  },
  beforeBeginning: {
    referenceNoted: 'problem',
    started: 'capturing',
    startedWithConsent: 'consent',
    trouble: 'problem',
    ended: 'idle',
  },
  capturingCard: {
    referenceNoted: 'capturing',
    askedByAuto: 'capturing',
    handOffered: 'capturing',
    trouble: 'problem',
    colleague: 'problem',
    ended: 'idle',
  },
  takingCard: {
    referenceNoted: 'capturing',
    cardTaken: 'capturing',
    cardFailed: 'retry',
    letGo: 'capturing',
    handOffered: 'capturing',
    trouble: 'problem',
    colleague: 'problem',
    ended: 'idle',
  },
  capturingFace: {
    referenceNoted: 'capturing',
    askedByAuto: 'capturing',
    handOffered: 'capturing',
    trouble: 'problem',
    colleague: 'problem',
    ended: 'idle',
  },
  takingFace: {
    referenceNoted: 'capturing',
    faceTaken: 'review',
    faceFailed: 'retry',
    letGo: 'capturing',
    handOffered: 'capturing',
    trouble: 'problem',
    colleague: 'problem',
    ended: 'idle',
  },
  review: {
    referenceNoted: 'review',
    retakeCard: 'capturing',
    retakeFace: 'capturing',
    accepted: 'checking',
    colleague: 'problem',
    ended: 'idle',
  },
  storing: { stored: 'checking', storeRefused: 'problem', ended: 'idle' },
  checking: {
    answerCame: 'answered',
    held: 'retry',
    waits: 'saved-for-later',
    left: 'saved-for-later',
    colleague: 'problem',
    ended: 'idle',
  },
  answered: { ended: 'idle' },
  answeredNo: { colleague: 'problem', ended: 'idle' },
  answeredPoor: { retakeFace: 'capturing', ended: 'idle' },
  retry: { referenceNoted: 'retry', retried: 'capturing', colleague: 'problem', ended: 'idle' },
  retryRefused: {
    referenceNoted: 'retry',
    retried: 'capturing',
    overridden: 'review',
    colleague: 'problem',
    ended: 'idle',
  },
  problem: { referenceNoted: 'problem', trouble: 'problem', retried: 'capturing', colleague: 'problem', ended: 'idle' },
  saved: { answerCame: 'answered', colleague: 'problem', ended: 'idle' },
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
const follow = (visit: Visit, ...happenings: readonly VisitEvent[]): Visit =>
  happenings.reduce((before, event) => nextVisit(before, event), visit)
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
      refused: { subject: 'face', picture: bad },
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
      failedTries: defaultVisitRules.maxFailedTries,
      resume: 'capture-face',
    })
    expect(nextVisit(third, events.retried)).toMatchObject({ at: 'capturing', failedTries: 0, pictures: { card } })
  })

  it.each([1, 2, 5])('after %d refused tries, as the administrator set it, a colleague is called', (maxFailedTries) => {
    const bad = takenPicture({ failedCodes: ['EYES_CLOSED'] })
    let visit: Visit = capturingFace
    for (let tries = 1; tries <= maxFailedTries; tries += 1) {
      for (const event of [events.retried, asked, taken('face', bad)])
        visit = nextVisit(visit, event, { maxFailedTries })
      expect(visit).toMatchObject({ at: tries < maxFailedTries ? 'retry' : 'problem', failedTries: tries })
    }
    expect(nextVisit(visit, events.retried, { maxFailedTries })).toMatchObject({ at: 'capturing', failedTries: 0 })
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
    const visit = nextVisit({ ...checking, reference: 'A-117' }, held(code, 'face'))
    expect(visit).toMatchObject({
      at: 'retry',
      code,
      image: 'face',
      replaces: 's1',
      reference: 'A-117',
      failedTries: 1,
      pictures: { card },
    })
    const again = follow(visit, events.retried, asked, taken('face', face), events.accepted)
    expect(again).toMatchObject({ at: 'checking', replaces: 's1', reference: 'A-117' })
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
    expect(visit).toMatchObject({ at: 'problem', resume: 'begin' })
    expect(picturesOf(visit)).toEqual({})
    expect(nextVisit(visit, events.started)).toEqual({ ...capturingCard, startedAtMs: 2000 })
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
    expect(visit).toMatchObject({ at: 'problem', code: 'COLLEAGUE_CALLED', resume: 'begin' })
    expect(nextVisit(visit, events.started)).toEqual({ ...capturingCard, startedAtMs: 2000 })
  })

  it('a colleague called from the review leads back to the review', () => {
    const visit = nextVisit(review, events.colleague)
    expect(visit).toMatchObject({ at: 'problem', code: 'COLLEAGUE_CALLED', resume: 'review' })
    expect(nextVisit(visit, events.retried)).toEqual(review)
  })

  it('a colleague called from a retry card reads why it was shown', () => {
    expect(nextVisit(retry, events.colleague)).toMatchObject({
      at: 'problem',
      code: 'COLLEAGUE_CALLED',
      failure: { code: 'EYES_CLOSED' },
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

describe('consent', () => {
  const consent: Visit = { at: 'consent', pictures: {}, failedTries: 0 }

  it('once it was asked for, only agreeing to it leads to the first picture', () => {
    expect(nextVisit(consent, events.consentGiven)).toEqual({ ...capturingCard, startedAtMs: 2000 })
    const others = Object.values(events).filter(({ type }) => type !== 'consent-given')
    for (const event of others)
      expect(['consent', 'problem', 'idle'], event.type).toContain(nextVisit(consent, event).at)
  })

  it.each(['trouble', 'colleague'] as const)('%s does not go round it: it is asked for again', (happening) => {
    for (const before of [idleVisit, consent]) {
      const stopped = nextVisit(before, events[happening])
      expect(nextVisit(stopped, events.retried)).toBe(stopped)
      expect(nextVisit(stopped, events.startedWithConsent)).toEqual(consent)
    }
  })

  it('a problem that came after it is not a way to begin anew', () => {
    expect(nextVisit(problem, events.startedWithConsent)).toBe(problem)
  })
})

describe('another way', () => {
  it('chosen while pictures are checked ends it for the customer, and nothing can be sent a second time', () => {
    const called = nextVisit(checking, events.colleague)
    expect(called).toEqual({
      at: 'problem',
      code: 'COLLEAGUE_CALLED',
      failure: { code: 'COLLEAGUE_CALLED' },
      pictures: {},
      failedTries: 0,
    })
    expect(nextVisit(called, events.retried)).toBe(called)
    expect(nextVisit(called, events.answerCame)).toBe(called)
  })

  it('chosen before the pair is saved waits for that: a refusal must find its pictures', () => {
    expect(nextVisit(storing, events.colleague)).toBe(storing)
    expect(follow(storing, events.colleague, events.storeRefused)).toMatchObject({ pictures: { card, face } })
  })

  it('chosen at a problem tells staff both, and waits for no camera any more', () => {
    const called = nextVisit(problem, events.colleague)
    expect(called).toEqual({ ...problem, code: 'COLLEAGUE_CALLED' })
    expect(nextVisit(called, events.colleague)).toBe(called)
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

describe('staff’s own reference', () => {
  const started: VisitEvent = { type: 'started', nowMs: 1, asksConsent: false, reference: 'A-117' }

  it('goes along from the beginning to the check', () => {
    const visit = follow(idleVisit, started, asked, taken('card'), asked, taken('face'), events.accepted)
    expect(visit).toMatchObject({ at: 'checking', reference: 'A-117' })
  })

  it('goes along through consent, a retake, a retry and a problem', () => {
    const consented = follow(idleVisit, { ...started, asksConsent: true }, events.consentGiven)
    expect(consented).toMatchObject({ at: 'capturing', reference: 'A-117' })
    const refused = follow(consented, asked, events.cardFailed)
    expect(refused).toMatchObject({ at: 'retry', reference: 'A-117' })
    expect(follow(refused, events.colleague, events.retried)).toMatchObject({ at: 'capturing', reference: 'A-117' })
  })

  it('can be written down later, changed, and taken off again', () => {
    const noted = nextVisit(review, events.referenceNoted)
    expect(noted).toEqual({ ...review, reference: 'A-117' })
    expect(nextVisit(noted, { type: 'reference-noted', reference: '' })).toEqual(review)
  })

  it('of a visit that met a problem before it began is not lost when it begins after all', () => {
    const stuck = follow(idleVisit, events.trouble, events.referenceNoted)
    expect(nextVisit(stuck, { ...started, reference: 'other' })).toMatchObject({ at: 'capturing', reference: 'A-117' })
  })
})

describe('a picture that a check refused', () => {
  it('is used with the reason that staff gave', () => {
    const used = takenPicture({ failedCodes: ['FACE_BLURRED'], overriddenFor: 'medical' })
    expect(nextVisit(retryRefused, events.overridden)).toEqual({
      at: 'review',
      card,
      face: used,
      failedTries: 1,
      replaces: 's0',
    })
  })

  it('can still be used after the customer called a colleague, and after the third try', () => {
    const called = nextVisit(retryRefused, events.colleague)
    expect(nextVisit(called, events.overridden)).toMatchObject({ at: 'review' })
    const third = follow({ ...takingFace, failedTries: 2 }, taken('face', poorFace))
    expect(third).toMatchObject({ at: 'problem', refused: { subject: 'face', picture: poorFace } })
    expect(nextVisit(third, events.overridden)).toMatchObject({ at: 'review' })
  })

  it('of a card is followed by the face', () => {
    const refused = follow(takingCard, taken('card', takenPicture({ failedCodes: ['CARD_BLURRED'] })))
    expect(nextVisit(refused, events.overridden)).toMatchObject({ at: 'capturing', subject: 'face' })
  })

  it('is gone once a new one is taken', () => {
    expect(nextVisit(retryRefused, events.retried)).not.toHaveProperty('refused')
  })

  it('that main does not take leads back to the review, where it can be taken again', () => {
    const refusal: VisitEvent = { type: 'store-refused', failure: { code: 'CHECK_NOT_PASSED', image: 'face' } }
    expect(nextVisit(storing, refusal)).toMatchObject({ at: 'problem', resume: 'review', pictures: { card, face } })
  })
})

describe('pictures of a held check taken again', () => {
  const again = (image: 'card' | 'face' | 'both', asksConsent = false): VisitEvent => ({
    type: 'started',
    nowMs: 1,
    asksConsent,
    takeAgain: { replaces: 's0', image },
  })

  it('only the one at fault, beside the other that main keeps', () => {
    const visit = follow(idleVisit, again('face'), asked, taken('face', face))
    expect(visit).toEqual({ at: 'review', card: 'kept', face, failedTries: 0, replaces: 's0' })
    expect(follow(idleVisit, again('card'), asked, taken('card', card))).toMatchObject({ card, face: 'kept' })
  })

  it('both, where nothing can be kept', () => {
    const visit = follow(idleVisit, again('both'), asked, taken('card', card))
    expect(visit).toMatchObject({ at: 'capturing', subject: 'face', pictures: { card }, replaces: 's0' })
  })

  it('not before the customer has agreed, where that is asked for', () => {
    const visit = follow(idleVisit, again('face', true))
    expect(visit).toMatchObject({ at: 'consent' })
    expect(nextVisit(visit, events.consentGiven)).toMatchObject({ subject: 'face', pictures: { card: 'kept' } })
  })

  it('of another check than the one before: nothing of that one goes over', () => {
    const trouble: VisitEvent = { type: 'trouble-met', failure: { code: 'CAMERA_NOT_FOUND' } }
    const before = follow(idleVisit, { ...again('face', true), reference: 'A-1' } as VisitEvent, trouble)
    expect(before).toMatchObject({ resume: 'begin', replaces: 's0', reference: 'A-1' })
    const other: VisitEvent = { ...again('card'), takeAgain: { replaces: 's9', image: 'card' } } as VisitEvent
    const visit = follow(before, other, asked, taken('card', card))
    expect(visit).toEqual({ at: 'review', card, face: 'kept', failedTries: 0, replaces: 's9' })
  })

  it('the kept one too, where main does not have it any more', () => {
    const checkingKept = follow(idleVisit, again('face'), asked, taken('face', face), events.accepted)
    const gone = nextVisit(checkingKept, { type: 'store-refused', failure: { code: 'RECORD_UNREADABLE' } })
    expect(gone).toMatchObject({ at: 'problem', resume: 'capture-card' })
    expect(picturesOf(gone)).toEqual({ face })
    expect(picturesOf(nextVisit(checkingKept, events.storeRefused))).toEqual({ card: 'kept', face })
  })

  it('a kept card is not offered for a new selfie after the answer: it was destroyed with it', () => {
    const kept: Visit = { ...checking, card: 'kept' }
    const poor: VisitEvent = { type: 'answer-came', id: 's1', outcome: { ...matchOutcome, verdict: 'poor-quality' } }
    expect(nextVisit(kept, poor)).not.toHaveProperty('newFace')
    expect(nextVisit(checking, poor)).toHaveProperty('newFace')
  })
})

describe('a refused picture that is too small to be sent', () => {
  it('is used by nobody: main would not take it, and the visit would end in an error of ours', () => {
    const far = takenPicture({ failedCodes: ['CARD_TOO_FAR'] })
    const small: TakenPicture = { ...far, image: { ...far.image, widthPx: 640, heightPx: 404 } }
    const refusedAs = (picture: TakenPicture): Visit => nextVisit(takingCard, { ...events.cardTaken, picture })
    expect(refusedAs(small).at).toBe('retry')
    expect(nextVisit(refusedAs(small), events.overridden)).toEqual(refusedAs(small))
    expect(nextVisit(refusedAs(far), events.overridden)).toMatchObject({ at: 'capturing', subject: 'face' })
  })
})
