import { describe, expect, it } from 'vitest'
import { camerasWanted, subjectOf, waitsForCamera } from '../../../../src/renderer/flow/cameras-wanted.ts'
import type { Visit } from '../../../../src/renderer/flow/visit.ts'
import { takenPicture } from '../../../fakes/vision.ts'

const capturing = (over: Partial<Extract<Visit, { readonly at: 'capturing' }>> = {}): Visit => ({
  at: 'capturing',
  subject: 'card',
  startedAtMs: 0,
  canTakeByHand: false,
  isTaking: false,
  pictures: {},
  failedTries: 0,
  ...over,
})
const problem = (over: Partial<Extract<Visit, { readonly at: 'problem' }>>): Visit => ({
  at: 'problem',
  code: 'CAMERA_BUSY',
  failure: { code: 'CAMERA_BUSY' },
  pictures: {},
  failedTries: 0,
  ...over,
})
const card = takenPicture()

describe('the cameras that are on', () => {
  it.each<[string, Visit, boolean, string[]]>([
    ['none while idle', { at: 'idle' }, false, []],
    ['none while consent is asked for', { at: 'consent', pictures: {}, failedTries: 0 }, true, []],
    ['none during the review', { at: 'review', card, face: card, failedTries: 0 }, true, []],
    ['the card’s while the card is looked for', capturing(), false, ['card']],
    ['the face’s too once the card is nearly done', capturing(), true, ['card', 'face']],
    ['the face’s too while the card is being taken', capturing({ isTaking: true }), false, ['card', 'face']],
    ['only the card’s when the face is there already', capturing({ pictures: { face: card } }), true, ['card']],
    ['only the face’s while the face is looked for', capturing({ subject: 'face' }), true, ['face']],
    ['the awaited one during a camera problem', problem({ resume: 'capture-face' }), false, ['face']],
    ['none during any other problem', problem({ code: 'STORE_FULL', resume: 'capture-card' }), false, []],
    ['none once another way was chosen', problem({ code: 'COLLEAGUE_CALLED', resume: 'capture-face' }), false, []],
    ['none when the pictures are there', problem({ resume: 'submit' }), false, []],
  ])('%s', (_, visit, isCardNearlyDone, expected) => {
    expect(camerasWanted(visit, isCardNearlyDone)).toEqual(expected)
  })

  it('a capture is not a wait for a camera, though it has a subject', () => {
    expect(subjectOf(capturing())).toBe('card')
    expect(waitsForCamera(capturing())).toBeUndefined()
    expect(waitsForCamera(problem({ resume: 'capture-card' }))).toBe('card')
  })
})
