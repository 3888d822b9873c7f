/** The test of the crash test: every broken promise must be found, and a kept one must not be taken for broken. */
import { describe, expect, it } from 'vitest'
import { createCrashLedger } from '../../../../scripts/crash-test/crash-ledger.ts'
import type { KioskLine, StoredSubmission } from '../../../../scripts/crash-test/crash-protocol.ts'

const id = 'a'
const pictures = { card: 'card-a', face: 'face-a' }
const clean = { lost: 0, corrupt: 0, duplicatedBeyondPolicy: 0, unrecordedSends: 0 }

const as = (more: Partial<StoredSubmission> = {}): StoredSubmission => ({
  id,
  receipt: '7K2M-Q9XD',
  at: 'queued',
  attempts: 0,
  lostReplies: 0,
  ...more,
})
const accepted: KioskLine = { kind: 'accepted', id, pictures }
const found = (...submissions: readonly StoredSubmission[]): KioskLine => ({
  kind: 'found',
  submissions,
  unreadable: [],
})
const changed = (more: Partial<StoredSubmission>): KioskLine => ({ kind: 'changed', submission: as(more) })

type Happening = KioskLine | { readonly call: 'counted' | 'unexplained' | 'free' }
const call = (kind: 'counted' | 'unexplained' | 'free' = 'counted'): Happening => ({ call: kind })

function after(...happenings: readonly Happening[]) {
  const ledger = createCrashLedger()
  for (const happening of happenings) {
    if ('call' in happening) ledger.received(pictures.card, happening.call)
    else ledger.hear(happening)
  }
  return ledger.findings()
}

describe('a kiosk that keeps its promises', () => {
  it.each<[string, readonly Happening[]]>([
    ['nothing happened', []],
    ['waits', [accepted, found(as({ pictures }))]],
    ['was answered', [accepted, changed({ attempts: 1 }), call(), found(as({ at: 'answered', attempts: 1 }))]],
    ['was answered before it could be promised', [call(), accepted, found(as({ at: 'answered', attempts: 1 }))]],
    [
      'lost one reply and was sent again',
      [accepted, call(), call(), found(as({ attempts: 2, lostReplies: 1, pictures }))],
    ],
    ['recorded a send that never arrived', [accepted, found(as({ attempts: 3, pictures }))]],
    [
      'was turned away often',
      [accepted, ...Array.from({ length: 9 }, () => call('free')), found(as({ attempts: 9, pictures }))],
    ],
    [
      'was not understood five times',
      [
        accepted,
        ...Array.from({ length: 5 }, () => call('unexplained')),
        found(as({ at: 'held', attempts: 5, pictures })),
      ],
    ],
    [
      'was sent a third time because staff wanted it',
      [accepted, call(), call(), { kind: 'wished', id }, call(), found(as({ at: 'answered', attempts: 3 }))],
    ],
    ['was withdrawn', [accepted, { kind: 'withdrawing', id }, found(as({ at: 'withdrawn' }))]],
    [
      'was withdrawn while its request was on the way',
      [accepted, { kind: 'withdrawing', id }, changed({ at: 'withdrawn', attempts: 1 }), call()],
    ],
    ['was forgotten long after its answer', [accepted, call(), changed({ at: 'answered', attempts: 1 }), found()]],
    ['was never promised and is not there', [found()]],
    ['was stored but never promised', [found(as({ pictures })), found(as({ pictures }))]],
  ])('is found to: %s', (_, happenings) => {
    expect(after(...happenings)).toMatchObject({ ...clean, reasons: [] })
  })
})

describe('a kiosk that breaks one is found out', () => {
  it.each<[string, readonly Happening[], Partial<typeof clean>]>([
    ['forgets what it promised', [accepted, found()], { lost: 1 }],
    ['forgets it while it was sent', [accepted, changed({ at: 'sending', attempts: 1 }), call(), found()], { lost: 1 }],
    ['loses the pictures', [accepted, found(as({ pictures: { code: 'SUBMISSION_NOT_FOUND' } }))], { lost: 1 }],
    ['cannot open the pictures', [accepted, found(as({ pictures: { code: 'RECORD_UNREADABLE' } }))], { corrupt: 1 }],
    ['changes a bit', [accepted, found(as({ pictures: { ...pictures, face: 'face-b' } }))], { corrupt: 1 }],
    [
      'swaps the pictures of two',
      [accepted, found(as({ pictures: { card: 'card-b', face: 'face-b' } }))],
      { corrupt: 1 },
    ],
    ['cannot read a record', [accepted, { kind: 'found', submissions: [], unreadable: [id] }], { corrupt: 1 }],
    ['finds its file damaged', [{ kind: 'found', submissions: [], unreadable: [], damage: 'torn' }], { corrupt: 1 }],
    ['ends with a defect', [{ kind: 'defect', text: 'TypeError' }], { corrupt: 1 }],
    [
      'forgets an answer and asks again',
      [accepted, call(), changed({ at: 'answered', attempts: 1 }), found(as({ attempts: 1, pictures }))],
      { lost: 1 },
    ],
    ['makes up an answer', [accepted, found(as({ at: 'answered', attempts: 1 }))], { corrupt: 1 }],
    ['withdraws by itself', [accepted, found(as({ at: 'withdrawn' }))], { lost: 1 }],
    [
      'brings back what was withdrawn',
      [accepted, { kind: 'withdrawing', id }, changed({ at: 'withdrawn' }), found(as({ pictures }))],
      { corrupt: 1 },
    ],
    ['sends without writing it down first', [accepted, call(), found(as({ pictures }))], { unrecordedSends: 1 }],
    [
      'writes down one of two sends',
      [accepted, call(), call(), found(as({ attempts: 1, pictures }))],
      { unrecordedSends: 1 },
    ],
    [
      'sends after the answer',
      [accepted, call(), changed({ at: 'answered', attempts: 1 }), call()],
      { duplicatedBeyondPolicy: 1 },
    ],
    [
      'sends after the withdrawal',
      [accepted, { kind: 'withdrawing', id }, changed({ at: 'withdrawn', attempts: 0 }), call()],
      { duplicatedBeyondPolicy: 1 },
    ],
    [
      'sends once more after a withdrawal that met one on the way',
      [accepted, { kind: 'withdrawing', id }, changed({ at: 'withdrawn', attempts: 1 }), call(), call()],
      { duplicatedBeyondPolicy: 1 },
    ],
    [
      'sends again and again without an answer',
      [accepted, call(), call(), call(), found(as({ attempts: 3, pictures }))],
      { duplicatedBeyondPolicy: 1 },
    ],
    [
      'asks for ever what is never explained',
      [accepted, ...Array.from({ length: 7 }, () => call('unexplained')), found(as({ attempts: 7, pictures }))],
      { duplicatedBeyondPolicy: 1 },
    ],
  ])('that %s', (_, happenings, findings) => {
    expect(after(...happenings)).toMatchObject({ ...clean, ...findings })
  })

  it('counts what is found at every restart once', () => {
    expect(after(accepted, found(), found(), found())).toMatchObject({ lost: 1 })
  })

  it('says why', () => {
    expect(after(accepted, found()).reasons).toEqual(['a: last known as accepted'])
  })
})
