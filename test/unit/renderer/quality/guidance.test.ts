import { describe, expect, it } from 'vitest'
import {
  faintAfterMs,
  holdMs,
  insistMs,
  nextGuidance,
  praiseAfterMs,
  settleMs,
  startGuidance,
  urgentAfterMs,
} from '../../../../src/renderer/quality/guidance.ts'
import { callBackMs } from '../../../../src/renderer/quality/guidance-lost-face.ts'
import type { CheckFailure } from '../../../../src/renderer/vision/vision-protocol.ts'
import type { CaptureSubject } from '../../../../src/shared/domain/capture.ts'
import { faceReport } from '../../../fakes/measured-face.ts'
import { seededRandom } from '../../../../scripts/artwork/vector.ts'

const tooSmall: CheckFailure = { code: 'FACE_TOO_SMALL', direction: 'closer' }
const tooDark: CheckFailure = { code: 'FACE_TOO_DARK' }
const lost: CheckFailure = { code: 'FACE_NOT_FOUND' }
const twoFaces: CheckFailure = { code: 'TOO_MANY_FACES' }
const turned = (direction: 'left' | 'right'): CheckFailure => ({ code: 'FACE_ANGLE_TOO_LARGE', direction })

type Failed = readonly CheckFailure[]

/** Feeds one report each `everyMs`, beginning at 0; gives what was shown after each. */
function shownFor(frames: readonly Failed[], everyMs: number, subject: CaptureSubject = 'face') {
  let state = startGuidance()
  return frames.map((failed, index) => {
    const next = nextGuidance(state, faceReport({ subject, failed }), index * everyMs)
    state = next.state
    return next.guidance
  })
}

const repeated = <T>(value: T, times: number): T[] => Array.from({ length: times }, () => value)
const texts = (shown: ReturnType<typeof shownFor>) => shown.map(({ instruction }) => instruction)

/** When the text changed, in ms; the first text counts. */
function changesOf(shown: ReturnType<typeof shownFor>, everyMs: number) {
  return shown.flatMap(({ instruction }, index) =>
    instruction === shown[index - 1]?.instruction ? [] : [{ instruction, atMs: index * everyMs }],
  )
}

describe('an instruction', () => {
  it('is shown at once when it is the first', () => {
    expect(shownFor([[tooSmall]], 100)).toEqual([{ instruction: 'come-closer', isUrgent: false, isGood: false }])
  })

  it('is held until it could be read, and then makes room for the next', () => {
    const changes = changesOf(shownFor([[tooSmall], ...repeated([tooDark], 40)], 100), 100)
    expect(changes).toEqual([
      { instruction: 'come-closer', atMs: 0 },
      { instruction: 'more-light', atMs: holdMs },
    ])
  })

  it('stays through frames that ask for something else in passing', () => {
    const passing = Math.ceil(settleMs / 100)
    const frames = [...repeated([tooSmall], 20), ...repeated([tooDark], passing), ...repeated([tooSmall], 5)]
    expect(new Set(texts(shownFor(frames, 100)))).toEqual(new Set(['come-closer']))
  })

  it('stays while it is still asked for, until something worse has lasted', () => {
    const frames = [...repeated([tooSmall], 20), ...repeated([twoFaces, tooSmall], 20)]
    expect(changesOf(shownFor(frames, 100), 100).at(-1)).toEqual({
      instruction: 'one-person-only',
      atMs: 2000 + insistMs,
    })
  })

  it('that no frame asks for any more goes, even where the frames do not agree on the next', () => {
    const frames = [...repeated([tooSmall], 20), ...repeated([[tooDark], [twoFaces]], 10).flat()]
    expect(changesOf(shownFor(frames, 100), 100)[1]?.atMs).toBe(2000 + settleMs)
  })

  it('comes back after the one that followed it only when it is wanted for long', () => {
    const frames = [...repeated([tooSmall], 20), ...repeated([tooDark], 20), ...repeated([tooSmall], 20)]
    const backAtMs = changesOf(shownFor(frames, 100), 100).at(-1)?.atMs
    expect(backAtMs).toBe(4000 + insistMs)
  })

  it('grows urgent when it is ignored for four seconds, and calm again with the next', () => {
    const shown = shownFor([...repeated([tooSmall], 41), ...repeated([tooDark], 5)], 100)
    expect(shown.findIndex(({ isUrgent }) => isUrgent) * 100).toBe(urgentAfterMs)
    expect(shown.at(-1)).toEqual({ instruction: 'more-light', isUrgent: false, isGood: false })
  })

  it('is not made of what staff must put right', () => {
    expect(texts(shownFor([[{ code: 'CAMERA_TOO_COARSE' }]], 100))).toEqual(['look-at-camera'])
    expect(texts(shownFor([[{ code: 'CAMERA_TOO_COARSE' }]], 100, 'card'))).toEqual(['show-card'])
    expect(texts(shownFor([[{ code: 'CAMERA_TOO_COARSE' }, tooDark]], 100))).toEqual(['more-light'])
  })
})

describe('praise', () => {
  it('comes at once where the first frame is good, in the words for the subject', () => {
    expect(shownFor([[]], 100)).toEqual([{ instruction: 'stay-like-this', isUrgent: false, isGood: true }])
    expect(texts(shownFor([[]], 100, 'card'))).toEqual(['card-stay'])
  })

  it('does not wait until an instruction could be read', () => {
    const changes = changesOf(shownFor([[tooSmall], ...repeated([], 10)], 50), 50)
    expect(changes[1]).toEqual({ instruction: 'stay-like-this', atMs: 50 + praiseAfterMs })
  })

  it('is not given for one good frame among bad ones', () => {
    const frames = Array.from({ length: 150 }, (_, index) => (index % 4 === 3 ? [] : [tooSmall]))
    expect(shownFor(frames, 66).some(({ isGood }) => isGood)).toBe(false)
    expect(new Set(texts(shownFor(frames, 66)))).toEqual(new Set(['come-closer']))
  })

  it('stays, and stays good, through one bad frame among good ones', () => {
    for (const everyMs of [66, 100, 200]) {
      const frames = Array.from({ length: 150 }, (_, index) => (index % 8 === 7 ? [tooSmall] : []))
      const shown = shownFor(frames, everyMs)
      expect(new Set(texts(shown)), `${everyMs} ms`).toEqual(new Set(['stay-like-this']))
      expect(
        shown.every(({ isGood }) => isGood),
        `${everyMs} ms`,
      ).toBe(true)
    }
  })

  it('is taken back when the frames do not stay good, though none is bad for long', () => {
    const frames = Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? [] : [tooSmall]))
    expect(changesOf(shownFor(frames, 100), 100).map(({ instruction }) => instruction)).toEqual([
      'stay-like-this',
      'come-closer',
    ])
  })

  it('looks good no longer once nothing is good any more, also while its text is held', () => {
    const shown = shownFor([[], ...repeated([tooSmall], 6)], 100)
    expect(shown.at(-1)).toEqual({ instruction: 'stay-like-this', isUrgent: false, isGood: false })
  })

  it('never turns urgent', () => {
    expect(shownFor(repeated([], 60), 100).some(({ isUrgent }) => isUrgent)).toBe(false)
  })
})

describe('two instructions that take turns', () => {
  const seconds = 10
  const pairs: readonly [string, Failed, Failed][] = [
    ['two codes', [tooSmall], [tooDark]],
    ['opposite directions at a limit', [turned('left')], [turned('right')]],
    ['a worse one that comes and goes', [tooSmall], [twoFaces, tooSmall]],
  ]

  it.each(pairs)('never flicker when they change with every frame: %s', (_name, a, b) => {
    for (const everyMs of [66, 80, 100]) {
      const frames = Array.from({ length: (seconds * 1000) / everyMs }, (_, index) => (index % 2 === 0 ? a : b))
      expect(new Set(texts(shownFor(frames, everyMs))).size, `every ${everyMs} ms`).toBe(1)
    }
  })

  it.each(pairs)('never go back and forth when each lasts over half a second: %s', (_name, a, b) => {
    const frames = Array.from({ length: seconds * 10 }, (_, index) => (Math.floor(index / 6) % 2 === 0 ? a : b))
    expect(changesOf(shownFor(frames, 100), 100).length).toBeLessThanOrEqual(2)
  })

  it.each(pairs)('are each held, and change seldom, when they come by chance: %s', (_name, a, b) => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const throwDice = seededRandom(seed)
      const everyMs = 66 + Math.floor(throwDice() * 34)
      const share = 0.2 + throwDice() * 0.6
      const frames = Array.from({ length: (seconds * 1000) / everyMs }, () => (throwDice() < share ? a : b))
      const changes = changesOf(shownFor(frames, everyMs), everyMs)
      for (const [index, { atMs }] of changes.entries()) {
        const before = changes[index - 1]
        if (before) expect(atMs - before.atMs, `seed ${seed}`).toBeGreaterThanOrEqual(holdMs)
      }
      expect(changes.length, `seed ${seed}`).toBeLessThanOrEqual(4)
    }
  })
})

describe('a card', () => {
  const faint: CheckFailure = { code: 'CARD_EDGES_FAINT' }
  const moving: CheckFailure = { code: 'CARD_MOVING' }
  const tilted: CheckFailure = { code: 'CARD_TILTED' }

  it('is asked for before anybody is sent for a darker surface', () => {
    const changes = changesOf(shownFor(repeated([faint], 40), 100, 'card'), 100)
    expect(changes.map(({ instruction }) => instruction)).toEqual(['show-card', 'card-on-dark'])
    expect(changes[1]?.atMs).toBe(faintAfterMs)
  })

  it('whose edges are found now and then needs no darker surface', () => {
    const frames = Array.from({ length: 100 }, (_, index) => (index % 15 === 14 ? [tilted] : [faint]))
    expect(texts(shownFor(frames, 100, 'card'))).not.toContain('card-on-dark')
  })

  it('is asked to be held still only where nothing else is wrong with it', () => {
    expect(texts(shownFor([[moving, tilted]], 100, 'card'))).toEqual(['card-flat'])
    expect(texts(shownFor([[moving]], 100, 'card'))).toEqual(['card-hold-still'])
  })
})

it('a face that has just left over the border is called back the way it went', () => {
  const frames = [[{ code: 'FACE_CLOSE_TO_BORDER', direction: 'left' }], ...repeated([lost], 30)] satisfies Failed[]
  expect(changesOf(shownFor(frames, 100), 100)).toEqual([
    { instruction: 'move-left', atMs: 0 },
    { instruction: 'look-at-camera', atMs: callBackMs + 100 + settleMs },
  ])
})
