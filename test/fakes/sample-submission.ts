/** Submissions for tests of queue and store: bytes that look like a JPEG from outside, and random within. */
import { randomBytes } from 'node:crypto'
import type { LocalCheck, TakenPicture } from '../../src/shared/domain/capture.ts'
import type { NewSubmission } from '../../src/shared/domain/submission.ts'
import type { VerificationOutcome } from '../../src/shared/domain/verification.ts'

export const sampleCheck: LocalCheck = {
  takenAtMs: 1_767_600_000_000,
  takenBy: 'auto',
  faceScore: 0.97,
  faceWidthPx: 260,
  eyeDistancePx: 96,
  yawDeg: -3.5,
  faceCount: 1,
  failedCodes: [],
}

export function samplePicture(byteLength = 2_000, check: LocalCheck = sampleCheck): TakenPicture {
  const bytes = new Uint8Array(Buffer.concat([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), randomBytes(byteLength - 4)]))
  return { image: { bytes, mediaType: 'image/jpeg', widthPx: 600, heightPx: 800 }, check }
}

export function sampleSubmission(more: Partial<NewSubmission> = {}): NewSubmission {
  return { card: samplePicture(), face: samplePicture(), ...more }
}

export const sampleOutcome: VerificationOutcome = {
  verdict: 'match',
  confidence: 87.25,
  threshold: 75,
  liveness: { probability: 0.98, quality: 0.81 },
  requestId: 'b5e1d0c2',
  isNearMiss: false,
}
