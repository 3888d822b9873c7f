import { describe, expect, it } from 'vitest'
import type { Visit } from '../../../../src/renderer/flow/visit.ts'
import { messages } from '../../../../src/renderer/i18n/create-i18n.ts'
import { textsOf } from '../i18n/word-tree.ts'
import { momentOf } from '../../../../src/renderer/sound/moment.ts'
import { matchOutcome } from '../../../fakes/kiosk-api.ts'
import { takenPicture } from '../../../fakes/vision.ts'

const card = takenPicture()
const face = takenPicture()
const capturing: Extract<Visit, { at: 'capturing' }> = {
  at: 'capturing',
  subject: 'face',
  startedAtMs: 0,
  canTakeByHand: false,
  isTaking: false,
  pictures: {},
  failedTries: 0,
}
const problem: Extract<Visit, { at: 'problem' }> = {
  at: 'problem',
  code: 'CAMERA_BUSY',
  failure: { code: 'CAMERA_BUSY' },
  pictures: {},
  failedTries: 0,
}
const retry: Extract<Visit, { at: 'retry' }> = {
  at: 'retry',
  code: 'FACE_NOT_FOUND',
  image: 'both',
  pictures: {},
  failedTries: 1,
  failure: { code: 'FACE_NOT_FOUND' },
}
const answered: Extract<Visit, { at: 'answered' }> = {
  at: 'answered',
  outcome: matchOutcome,
  receipt: '0000-0001',
  submissionId: 's1',
}
const noMatch: Visit = { ...answered, outcome: { ...matchOutcome, verdict: 'no-match' } }
const tooPoor: Visit = { ...answered, outcome: { ...matchOutcome, verdict: 'poor-quality' } }
const heard = (visit: Visit, more: object = {}) => momentOf({ visit, guidance: undefined, isWarned: false, ...more })

const closer = { instruction: 'come-closer', isUrgent: false, isGood: false, progress: 0 } as const

describe('what a moment of a visit is to the ear', () => {
  it('nothing while nobody is there', () => {
    expect(heard({ at: 'idle' })).toBeUndefined()
  })

  it.each<[string, Visit, string | undefined, string]>([
    ['the consent text is read out', { at: 'consent', pictures: {}, failedTries: 0 }, 'attention', 'consent'],
    ['a screen that asks', { at: 'review', card, face, failedTries: 0 }, 'attention', 'screen.review.title'],
    [
      'waiting is silent',
      { at: 'checking', card, face, failedTries: 0, startedAtMs: 0 },
      undefined,
      'screen.checking.title',
    ],
    ['a retry tells what helps', retry, 'trouble', 'error.FACE_NOT_FOUND.remedyFace'],
    ['trouble names no cause', problem, 'trouble', 'screen.problem.text'],
    ['another way is no trouble', { ...problem, code: 'COLLEAGUE_CALLED' }, 'attention', 'screen.otherWay.text'],
    ['a match', answered, 'done', 'verdict.customer.match.title'],
    ['no match is not said to the whole hall by its tune', noMatch, 'attention', 'verdict.customer.no-match.text'],
    ['too poor, and no try left', tooPoor, 'attention', 'screen.problem.text'],
    ['saved', { at: 'saved-for-later', receipt: '0000-0001', submissionId: 's1' }, 'done', 'screen.savedForLater.next'],
  ])('%s', (_, visit, tone, says) => {
    expect(heard(visit)?.tone).toBe(tone)
    expect(heard(visit)?.opening).toContain(says)
  })

  it('a retry says the remedy of the picture that is taken again', () => {
    expect(heard({ ...retry, image: 'card' })?.opening).not.toContain('error.FACE_NOT_FOUND.remedyFace')
    expect(heard({ ...retry, image: 'face' })?.opening).not.toContain('error.FACE_NOT_FOUND.remedyCard')
  })

  it('an instruction is the guidance’s, until the picture is taken', () => {
    expect(heard(capturing, { guidance: closer })?.instruction).toBe('instruction.come-closer.live')
    expect(heard(capturing, { guidance: { ...closer, isUrgent: true } })?.instruction).toBe(
      'instruction.come-closer.urgent',
    )
    expect(heard({ ...capturing, isTaking: true }, { guidance: closer })).not.toHaveProperty('instruction')
    expect(heard(capturing)).not.toHaveProperty('instruction')
  })

  it('card and face are two screens', () => {
    expect(heard(capturing)?.screen).not.toBe(heard({ ...capturing, subject: 'card' })?.screen)
  })

  it('the warning goes before everything, but warns nobody where nobody is', () => {
    expect(heard(capturing, { isWarned: true })?.screen).toBe('idle-warning')
    expect(heard({ at: 'idle' }, { isWarned: true })).toBeUndefined()
  })

  it('says nothing that is not among the words', () => {
    const known = new Set(['consent', ...textsOf(messages.en).map(({ key }) => key)])
    for (const visit of [capturing, problem, retry, answered, noMatch, tooPoor]) {
      const moment = heard(visit, { guidance: closer })
      for (const key of [...(moment?.opening ?? []), moment?.instruction ?? 'consent'])
        expect(known, key).toContain(key)
    }
  })
})
