import { describe, expect, it } from 'vitest'
import { calledBack, callBackMs, faceAtBorder } from '../../../../src/renderer/quality/guidance-lost-face.ts'
import type { CheckFailure } from '../../../../src/renderer/vision/vision-protocol.ts'
import { faceReport } from '../../../fakes/measured-face.ts'

const near: CheckFailure = { code: 'FACE_CLOSE_TO_BORDER', direction: 'up' }
const cropped: CheckFailure = { code: 'FACE_CROPPED', direction: 'up' }
const dark: CheckFailure = { code: 'FACE_TOO_DARK' }
const report = (...failed: CheckFailure[]) => faceReport({ subject: 'face', failed })
const gone = report({ code: 'FACE_NOT_FOUND' })

/** What is said of a picture without a face, so long after one with these failures. */
const saidAfter = (last: CheckFailure[], laterMs: number, now = gone) =>
  calledBack(now, faceAtBorder(faceAtBorder(undefined, report(...last), 5000), now, 5000 + laterMs))

describe('a face that is not there any more', () => {
  it('is called back the way it left, whether it touched the border or was cut by it', () => {
    expect(saidAfter([dark, near], 100)).toEqual([cropped])
    expect(saidAfter([cropped], 100)).toEqual([cropped])
  })

  it('is called back for a second, and then looked for', () => {
    expect(saidAfter([near], callBackMs)).toEqual([cropped])
    expect(saidAfter([near], callBackMs + 1)).toEqual(gone.failed)
  })

  it('is looked for at once where it was clear of every border', () => {
    expect(saidAfter([dark], 100)).toEqual(gone.failed)
  })

  it('is not called back by what was seen before it came clear', () => {
    const left = faceAtBorder(undefined, report(near), 0)
    expect(faceAtBorder(left, report(), 100)).toBeUndefined()
  })

  it('has gone since it was last seen, not since it was first missed', () => {
    const missedOnce = faceAtBorder(faceAtBorder(undefined, report(near), 0), gone, callBackMs)
    expect(faceAtBorder(missedOnce, gone, callBackMs + 1)).toBeUndefined()
  })

  it('leaves what else is wrong in its place', () => {
    expect(saidAfter([near], 100, report(dark, ...gone.failed))).toEqual([dark, cropped])
  })
})
