import { describe, expect, it } from 'vitest'
import { bestShotLastsMs, isBetterShot, shotWorth } from '../../../../src/renderer/quality/best-shot.ts'
import { faceReport, measuredFace } from '../../../fakes/measured-face.ts'

const report = (changes: Parameters<typeof measuredFace>[0], capturedAtMs = 0) =>
  faceReport({ face: measuredFace(changes), capturedAtMs })

describe('isBetterShot', () => {
  it('never keeps a frame that fails a check', () => {
    expect(isBetterShot(undefined, faceReport({ failed: [{ code: 'FACE_BLURRED' }] }))).toBe(false)
  })

  it('keeps the first frame that passes', () => {
    expect(isBetterShot(undefined, faceReport())).toBe(true)
  })

  it('keeps the sharper, the more frontal and the better lit of two', () => {
    const plain = report({ sharpness: 3, yawDeg: 5, meanLuma: 120 })
    expect(isBetterShot(plain, report({ sharpness: 4, yawDeg: 5, meanLuma: 120 }))).toBe(true)
    expect(isBetterShot(plain, report({ sharpness: 2, yawDeg: 5, meanLuma: 120 }))).toBe(false)
    expect(isBetterShot(plain, report({ sharpness: 3, yawDeg: 15, meanLuma: 120 }))).toBe(false)
    expect(isBetterShot(plain, report({ sharpness: 3, yawDeg: 5, meanLuma: 60 }))).toBe(false)
  })

  it('does not take noise for sharpness', () => {
    expect(isBetterShot(report({ sharpness: 10, yawDeg: 0 }), report({ sharpness: 80, yawDeg: 12 }))).toBe(false)
  })

  it('lets a worse frame take the place of one that is over a second old', () => {
    const best = report({ sharpness: 5 })
    expect(isBetterShot(best, report({ sharpness: 2 }, bestShotLastsMs))).toBe(false)
    expect(isBetterShot(best, report({ sharpness: 2 }, bestShotLastsMs + 1))).toBe(true)
  })
})

describe('shotWorth', () => {
  it('is a share, and asks nothing but sharpness of a card', () => {
    expect(shotWorth(report({ sharpness: 100, meanLuma: 140 }))).toBe(1)
    const card = faceReport({ subject: 'card', face: measuredFace({ sharpness: 100, yawDeg: 60, meanLuma: 20 }) })
    expect(shotWorth(card)).toBe(1)
  })
})
