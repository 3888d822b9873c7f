import { describe, expect, it } from 'vitest'
import {
  bestShotLastsMs,
  maxCandidates,
  nextCandidates,
  shotWorth,
} from '../../../../src/renderer/quality/best-shot.ts'
import type { CardMeasurement, FrameReport } from '../../../../src/renderer/vision/vision-protocol.ts'
import { seededRandom } from '../../../../scripts/artwork/vector.ts'
import { faceReport, measuredFace } from '../../../fakes/measured-face.ts'

const report = (changes: Parameters<typeof measuredFace>[0], capturedAtMs = 0) =>
  faceReport({ face: measuredFace(changes), capturedAtMs })
const failing = (capturedAtMs: number) => faceReport({ failed: [{ code: 'FACE_BLURRED' }], capturedAtMs })

/** The candidates after these frames, in their order. */
function candidatesOf(reports: readonly FrameReport[]): readonly FrameReport[] {
  let shots: readonly { report: FrameReport }[] = []
  for (const each of reports) shots = nextCandidates(shots, { report: each })
  return shots.map((shot) => shot.report)
}

const isLate = (newest: FrameReport, old: FrameReport) => newest.capturedAtMs - old.capturedAtMs > bestShotLastsMs

describe('the best shot', () => {
  it('is never a frame that fails a check', () => {
    expect(candidatesOf([failing(0)])).toEqual([])
  })

  it('is the first frame that passes, until a better one comes', () => {
    const first = report({ sharpness: 2 })
    const better = report({ sharpness: 3 }, 100)
    expect(candidatesOf([first])).toEqual([first])
    expect(candidatesOf([first, better])).toEqual([better])
    expect(candidatesOf([better, report({ sharpness: 2 }, 200)])[0]).toBe(better)
  })

  it('is the newer one of two that are equally good', () => {
    const [first, second] = [report({}), report({}, 100)]
    expect(candidatesOf([first, second])).toEqual([second])
  })

  it('is too old after a second, also where every newer frame fails', () => {
    const best = report({})
    expect(candidatesOf([best, failing(bestShotLastsMs)])).toEqual([best])
    expect(candidatesOf([best, failing(bestShotLastsMs + 1)])).toEqual([])
  })

  it('is followed by a good one of the last second, not by whatever comes next', () => {
    const best = report({ sharpness: 4 })
    const second = report({ sharpness: 3 }, 500)
    const late = report({ sharpness: 1 }, 1100)
    expect(candidatesOf([best, second, late])[0]).toBe(second)
  })

  it('is the very best of the last second 19 times in 20, even where frames differ as by chance', () => {
    let [asked, right] = [0, 0]
    for (let seed = 1; seed <= 100; seed += 1) {
      const throwDice = seededRandom(seed)
      const frames: FrameReport[] = []
      for (let atMs = 0; atMs < 3000; atMs += 66) {
        const newest = throwDice() < 0.1 ? failing(atMs) : report({ sharpness: 1 + 3 * throwDice() }, atMs)
        frames.push(newest)
        const passing = frames.filter((frame) => frame.failed.length === 0 && !isLate(newest, frame))
        if (passing.length === 0) continue
        const best = candidatesOf(frames)[0]
        asked += 1
        if (best && shotWorth(best) === Math.max(...passing.map(shotWorth))) right += 1
      }
    }
    expect(right / asked).toBeGreaterThanOrEqual(0.95)
  })

  it('needs few candidates, even while every frame is worse than the one before', () => {
    const worsening = Array.from({ length: 60 }, (_, index) => report({ sharpness: 4 - index / 20 }, index * 33))
    for (let count = 1; count <= worsening.length; count += 1)
      expect(candidatesOf(worsening.slice(0, count)).length).toBeLessThanOrEqual(maxCandidates)
    expect(candidatesOf(worsening).at(-1)).toBe(worsening.at(-1))
  })
})

describe('the worth of a face', () => {
  it('is greater when it is sharper, more frontal and better lit', () => {
    const plainly = { sharpness: 3, yawDeg: 5, meanLuma: 120, evenness: 0.9 }
    const plain = shotWorth(report(plainly))
    expect(shotWorth(report({ ...plainly, sharpness: 4 }))).toBeGreaterThan(plain)
    expect(shotWorth(report({ ...plainly, yawDeg: 15 }))).toBeLessThan(plain)
    expect(shotWorth(report({ ...plainly, meanLuma: 60 }))).toBeLessThan(plain)
    expect(shotWorth(report({ ...plainly, evenness: 0.5 }))).toBeLessThan(plain)
    expect(shotWorth(report({ sharpness: 100, meanLuma: 140, evenness: 1 }))).toBe(1)
  })

  it('does not take noise for sharpness', () => {
    expect(shotWorth(report({ sharpness: 20, yawDeg: 0 }))).toBeGreaterThan(
      shotWorth(report({ sharpness: 80, yawDeg: 12 })),
    )
  })
})

describe('the worth of a card', () => {
  const found: Omit<CardMeasurement, 'tiltDeg' | 'pxPerMm'> = {
    corners: [
      { x: 0.1, y: 0.1 },
      { x: 0.9, y: 0.1 },
      { x: 0.9, y: 0.9 },
      { x: 0.1, y: 0.9 },
    ],
  }
  const card = (sharpness: number, tiltDeg = 0, pxPerMm = 12) =>
    faceReport({ subject: 'card', face: measuredFace({ sharpness }), card: { ...found, tiltDeg, pxPerMm } })

  it('is greater when it is sharper, flatter and finer', () => {
    const plain = shotWorth(card(0.5, 10, 10))
    expect(shotWorth(card(0.6, 10, 10))).toBeGreaterThan(plain)
    expect(shotWorth(card(0.5, 25, 10))).toBeLessThan(plain)
    expect(shotWorth(card(0.5, 10, 8.5))).toBeLessThan(plain)
    expect(shotWorth(card(2))).toBe(1)
  })

  it('asks nothing of the portrait but its sharpness', () => {
    const turned = faceReport({ ...card(2), face: measuredFace({ sharpness: 2, yawDeg: 60, meanLuma: 20 }) })
    expect(shotWorth(turned)).toBe(1)
  })

  it('is half where its edges were not found', () => {
    const { card: _edges, ...withoutEdges } = card(2)
    expect(shotWorth(withoutEdges)).toBe(0.5)
  })
})
