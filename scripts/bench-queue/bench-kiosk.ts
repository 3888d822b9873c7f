/** What every measurement needs: pictures of nothing, a key store that hides nothing, the store and the queue as the app joins them. */
import { randomBytes, randomUUID } from 'node:crypto'
import { openSubmissionStore, type OpenedStore } from '../../src/main/storage/open-submission-store.ts'
import type { SecretBox } from '../../src/main/storage/ports.ts'
import type { Clock, Verifier } from '../../src/main/submission/ports.ts'
import { newReceiptNumber } from '../../src/main/submission/receipt-number.ts'
import { createSubmissionQueue, type SubmissionQueue } from '../../src/main/submission/submission-queue.ts'
import type { LocalCheck, TakenPicture } from '../../src/shared/domain/capture.ts'
import type { NewSubmission, SubmissionId } from '../../src/shared/domain/submission.ts'
import { success } from '../../src/shared/errors/result.ts'
import { systemClock } from '../../src/main/system-clock.ts'

export const plainBox: SecretBox = {
  protection: () => Promise.resolve('os'),
  seal: (text) => Promise.resolve(success(Buffer.from(text))),
  open: (sealed) => Promise.resolve(success({ text: Buffer.from(sealed).toString(), shouldReseal: false })),
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

const check: LocalCheck = {
  takenAtMs: 1_767_600_000_000,
  takenBy: 'auto',
  faceScore: 0.97,
  faceWidthPx: 260,
  faceHeightPx: 340,
  eyeDistancePx: 96,
  yawDeg: -3.5,
  pitchDeg: 2.25,
  rollDeg: 0.5,
  faceCount: 1,
  failedCodes: [],
}

/** A JPEG's beginning with a frame header of 600 x 800 px, then noise. */
export function picture(byteLength: number): TakenPicture {
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 800 >> 8, 800 & 255, 600 >> 8, 600 & 255, 3])
  const bytes = Buffer.concat([head, randomBytes(byteLength - head.length)])
  return { image: { bytes, mediaType: 'image/jpeg', widthPx: 600, heightPx: 800 }, check }
}

export async function openStore(path: string, clock: Clock = systemClock): Promise<OpenedStore> {
  const opened = await openSubmissionStore({
    path,
    box: plainBox,
    clock: { ...clock, monotonicMs: () => performance.now() },
    freeBytes: () => undefined,
    limits: () => ({ maxOpen: 1_000_000, minFreeBytes: 0 }),
    log: silent,
  })
  if (!opened.ok) throw new Error(`the store does not open: ${opened.error.note ?? opened.error.code}`)
  return opened.value
}

export function openQueue(
  { store, queueMemory }: OpenedStore,
  verifier: Verifier,
  maxInFlight: number,
  onAnswered: (id: SubmissionId) => void = () => undefined,
): SubmissionQueue {
  return createSubmissionQueue({
    store,
    verifier,
    clock: systemClock,
    memory: queueMemory,
    random: Math.random,
    readLimits: () => ({ maxInFlight, maxCallsPerMinute: 1e9, maxCallsPerDay: 1e9 }),
    onChanged: ({ id, state }) => {
      if (state.at === 'answered') onAnswered(id)
    },
    onQueueChanged: () => undefined,
    log: silent,
  })
}

/** Throws when it was not accepted: a measurement of refusals would be a false one. */
export async function accept({ store }: OpenedStore, submission: NewSubmission): Promise<SubmissionId> {
  const added = await store.add(randomUUID(), newReceiptNumber(), Date.now(), submission)
  if (!added.ok) throw new Error(`not accepted: ${added.error.note ?? added.error.code}`)
  return added.value.id
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
