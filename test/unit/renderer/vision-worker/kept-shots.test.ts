import { describe, expect, it } from 'vitest'
import { createKeptShots, type Shot } from '../../../../src/renderer/vision-worker/kept-shots.ts'
import type { Pixels } from '../../../../src/renderer/vision-worker/picture/pixels.ts'
import { bestShotLastsMs, maxCandidates } from '../../../../src/renderer/quality/best-shot.ts'
import type { FrameReport } from '../../../../src/renderer/vision/vision-protocol.ts'
import { seededRandom } from '../../../../scripts/artwork/vector.ts'
import { faceReport, measuredFace } from '../../../fakes/measured-face.ts'
import { grayPicture } from '../../../fakes/pictures.ts'

const shotOf = (changes: Partial<FrameReport>): Shot => ({
  pixels: grayPicture(2, 2, () => 9),
  report: faceReport(changes),
})
const wipe = ({ data }: Pixels) => void data.fill(0)
const isWiped = (shot: Shot) => shot.pixels.data.every((byte) => byte === 0)
const failed = [{ code: 'FACE_BLURRED' }] as const

describe('kept shots', () => {
  it('keeps the newest frame whatever the checks say, and the best that passed', () => {
    const kept = createKeptShots(wipe)
    const good = shotOf({ capturedAtMs: 0 })
    const bad = shotOf({ capturedAtMs: 100, failed })
    kept.keep(good)
    kept.keep(bad)
    expect(kept.best('face')).toBe(good)
    expect(kept.latest('face')).toBe(bad)
    expect(kept.latest('card')).toBeUndefined()
  })

  it('overwrites the pixels of every frame that it drops, and of no other', () => {
    const kept = createKeptShots(wipe)
    const first = shotOf({ capturedAtMs: 0, face: measuredFace({ sharpness: 2 }) })
    const better = shotOf({ capturedAtMs: 50, face: measuredFace({ sharpness: 4 }) })
    const bad = shotOf({ capturedAtMs: 100, failed })
    kept.keep(first)
    kept.keep(better)
    expect(isWiped(first)).toBe(true)
    kept.keep(bad)
    expect(isWiped(better)).toBe(false)
    kept.keep(shotOf({ capturedAtMs: 150, failed }))
    expect(isWiped(bad)).toBe(true)
    expect(isWiped(better)).toBe(false)
  })

  it('gives the second best, with its pixels, once the best is over a second old', () => {
    const kept = createKeptShots(wipe)
    const best = shotOf({ capturedAtMs: 0, face: measuredFace({ sharpness: 4 }) })
    const second = shotOf({ capturedAtMs: 500, face: measuredFace({ sharpness: 3 }) })
    kept.keep(best)
    kept.keep(second)
    expect(kept.best('face')).toBe(best)
    kept.keep(shotOf({ capturedAtMs: bestShotLastsMs + 1, failed }))
    expect(kept.best('face')).toBe(second)
    expect([best, second].map(isWiped)).toEqual([true, false])
  })

  it('gives no best frame once nothing has passed for a second', () => {
    const kept = createKeptShots(wipe)
    const good = shotOf({ capturedAtMs: 0 })
    kept.keep(good)
    kept.keep(shotOf({ capturedAtMs: bestShotLastsMs + 1, failed }))
    expect(kept.best('face')).toBeUndefined()
    expect(isWiped(good)).toBe(true)
  })

  it('never holds more than a handful of pictures, whatever comes', () => {
    const throwDice = seededRandom(7)
    const kept = createKeptShots(wipe)
    const shots: Shot[] = []
    for (let count = 0; count < 600; count += 1) {
      const face = measuredFace({ sharpness: 1 + 3 * throwDice() })
      const shot = shotOf({ capturedAtMs: count * 33, face, ...(throwDice() < 0.2 && { failed }) })
      shots.push(shot)
      kept.keep(shot)
      const held = shots.filter((each) => !isWiped(each))
      expect(held.length).toBeLessThanOrEqual(1 + maxCandidates)
      expect(held).toContain(shot)
    }
    kept.forget()
    expect(shots.every(isWiped)).toBe(true)
  })

  it('overwrites everything of both subjects when it is told to forget', () => {
    const kept = createKeptShots(wipe)
    const face = shotOf({})
    const card = shotOf({ subject: 'card', failed })
    kept.keep(face)
    kept.keep(card)
    kept.forget()
    expect([face, card].every(isWiped)).toBe(true)
    expect(kept.latest('face') ?? kept.best('face') ?? kept.latest('card')).toBeUndefined()
  })
})
