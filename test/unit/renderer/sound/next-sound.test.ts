import { describe, expect, it } from 'vitest'
import type { Moment, Spoken } from '../../../../src/renderer/sound/moment.ts'
import {
  nextSound,
  NOT_AGAIN_WITHIN_MS,
  REPEAT_AFTER_MS,
  silence,
  TONES_APART_MS,
  type Now,
  type Sound,
  type SoundState,
} from '../../../../src/renderer/sound/next-sound.ts'

const card: Moment = { screen: 'capturing card', tone: 'attention', opening: ['screen.capturing.card.title'] }
const face: Moment = { screen: 'capturing face', tone: 'attention', opening: ['screen.capturing.face.title'] }
const review: Moment = { screen: 'review', tone: 'attention', opening: ['screen.review.title'] }
const asks = (instruction: Spoken): Moment => ({ ...face, instruction })
const closer = asks('instruction.come-closer.live')
const back = asks('instruction.move-back.live')
const good = asks('instruction.stay-like-this.live')

/** Follows what happens, oldest first. @returns all that was to be heard, by its time */
function listen(happenings: readonly (readonly [Moment | undefined, Partial<Now>])[], from: SoundState = silence) {
  let state = from
  let atMs = 0
  const heard: Sound[] = []
  for (const [moment, now] of happenings) {
    atMs = now.atMs ?? atMs
    const next = nextSound(state, moment, { isSpeaking: false, canSpeak: true, ...now, atMs })
    state = next.state
    heard.push(next.sound)
  }
  return heard
}
const tones = { canSpeak: false } as const
const onFace = nextSound(silence, face, { atMs: 0, isSpeaking: false, canSpeak: true }).state
const onFaceByTones = nextSound(silence, face, { atMs: 0, isSpeaking: false, canSpeak: false }).state

describe('a screen that comes', () => {
  it('sounds and is said once', () => {
    expect(
      listen([
        [card, {}],
        [card, { atMs: 60_000 }],
      ]),
    ).toEqual([{ tone: 'attention', says: ['screen.capturing.card.title'] }, {}])
  })

  it('sounds as a picture that was taken, where it was one', () => {
    const heard = listen([
      [card, {}],
      [face, {}],
      [review, {}],
    ])
    expect(heard.map(({ tone }) => tone)).toEqual(['attention', 'captured', 'captured'])
    expect(
      listen([
        [review, {}],
        [face, {}],
      ]).map(({ tone }) => tone),
    ).toEqual(['attention', 'attention'])
  })

  it('breaks off what was being said', () => {
    expect(listen([[closer, { isSpeaking: true }]], onFace)).toEqual([{}])
    expect(listen([[review, { isSpeaking: true }]], onFace)[0]?.says).toEqual(review.opening)
    expect(listen([[review, { ...tones, isSpeaking: true }]], onFace)[0]?.isHushed).toBe(true)
  })

  it('comes back silently after somebody said that they are still there', () => {
    const warning: Moment = { screen: 'idle-warning', tone: 'attention', opening: ['screen.idleWarning.title'] }
    expect(
      listen([
        [face, {}],
        [warning, {}],
        [face, {}],
      ]).map(({ tone }) => tone),
    ).toEqual(['attention', 'attention', undefined])
  })

  it('all of it ends with the visit', () => {
    expect(listen([[undefined, {}]], onFace)).toEqual([{ isHushed: true }])
    expect(
      listen(
        [
          [undefined, {}],
          [undefined, {}],
          [face, {}],
        ],
        onFace,
      ).map(({ tone }) => tone),
    ).toEqual([undefined, undefined, 'attention'])
  })
})

describe('instructions that are said', () => {
  it('wait until nothing is being said', () => {
    expect(
      listen(
        [
          [closer, { isSpeaking: true }],
          [closer, {}],
        ],
        onFace,
      ),
    ).toEqual([{}, { says: ['instruction.come-closer.live'] }])
  })

  it('are not repeated while they are fresh, and then are', () => {
    const heard = listen(
      [
        [closer, { atMs: 1_000 }],
        [closer, { atMs: 1_000 + REPEAT_AFTER_MS - 1 }],
        [closer, { atMs: 1_000 + REPEAT_AFTER_MS }],
      ],
      onFace,
    )
    expect(heard.map(({ says }) => says?.length ?? 0)).toEqual([1, 0, 1])
  })

  it('that take turns are not said by turns', () => {
    const heard = listen(
      [
        [closer, { atMs: 1_000 }],
        [back, { atMs: 2_500 }],
        [closer, { atMs: 4_000 }],
        [closer, { atMs: 1_000 + NOT_AGAIN_WITHIN_MS }],
      ],
      onFace,
    )
    expect(heard.map(({ says }) => says?.[0])).toEqual([
      'instruction.come-closer.live',
      'instruction.move-back.live',
      undefined,
      'instruction.come-closer.live',
    ])
  })

  it('worded stronger are other words, and said at once', () => {
    const urgent = asks('instruction.come-closer.urgent')
    expect(
      listen(
        [
          [closer, { atMs: 1_000 }],
          [urgent, { atMs: 5_000 }],
        ],
        onFace,
      )[1]?.says,
    ).toHaveLength(1)
  })
})

describe('instructions where no voice can say them', () => {
  it('call for attention by a tone, once for each', () => {
    const heard = listen(
      [
        [closer, { ...tones, atMs: 4_000 }],
        [closer, { ...tones, atMs: 30_000 }],
      ],
      onFaceByTones,
    )
    expect(heard).toEqual([{ tone: 'attention' }, {}])
  })

  it('but not at every change', () => {
    const heard = listen(
      [
        [closer, { ...tones, atMs: TONES_APART_MS - 1 }],
        [closer, { ...tones, atMs: TONES_APART_MS }],
        [back, { ...tones, atMs: 2 * TONES_APART_MS - 1 }],
        [back, { ...tones, atMs: 2 * TONES_APART_MS }],
      ],
      onFaceByTones,
    )
    expect(heard.map(({ tone }) => tone)).toEqual([undefined, 'attention', undefined, 'attention'])
  })

  it('nobody need look up for praise', () => {
    expect(listen([[good, { ...tones, atMs: 30_000 }]], onFaceByTones)).toEqual([{}])
  })
})
