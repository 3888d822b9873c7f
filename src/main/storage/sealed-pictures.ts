/** A submission's two pictures as rows of sealed bytes, and back; and the proof that they were destroyed. */
import { createHash } from 'node:crypto'
import type { LocalCheck, TakenPicture } from '../../shared/domain/capture.ts'
import type { SubmissionId } from '../../shared/domain/submission.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { DestroyedEnvelope } from '../audit/ports.ts'
import type { Pictures } from '../submission/ports.ts'
import { ENVELOPE_EXTRA_BYTES, openEnvelope, sealEnvelope, type DataKey } from './envelope-cipher.ts'
import type { OpenKeys } from './key-ring.ts'
import type { Row } from './submission-rows.ts'

type Subject = keyof Pictures

/**
 * Seals pair after pair in the same two pieces of memory: fresh ones of that size cost half as much as the cipher.
 *
 * @returns a function whose rows are to be stored before it is called again
 */
export function createPictureSealer() {
  const room = { card: Buffer.alloc(0), face: Buffer.alloc(0) }

  function seal(key: DataKey, id: SubmissionId, subject: Subject, { image }: TakenPicture) {
    const neededBytes = image.bytes.byteLength + ENVELOPE_EXTRA_BYTES
    if (room[subject].byteLength < neededBytes) room[subject] = Buffer.allocUnsafeSlow(neededBytes)
    return {
      submission_id: id,
      subject,
      width_px: image.widthPx,
      height_px: image.heightPx,
      sealed: sealEnvelope(key, image.bytes, { recordId: id, field: subject }, room[subject]),
    }
  }

  return (key: DataKey, id: SubmissionId, { card, face }: Pictures) => [
    seal(key, id, 'card', card),
    seal(key, id, 'face', face),
  ]
}

/** @returns RECORD_UNREADABLE where one of the two is missing or does not open */
export function unsealPictures(
  keys: OpenKeys,
  id: SubmissionId,
  rows: readonly Row[],
  checks: { readonly card: LocalCheck; readonly face: LocalCheck },
): Result<Pictures> {
  const card = unseal(keys, id, 'card', rows, checks.card)
  if (!card.ok) return card
  const face = unseal(keys, id, 'face', rows, checks.face)
  return face.ok ? success({ card: card.value, face: face.value }) : face
}

/** What is left to say of rows that are about to be deleted. */
export function proofOf(rows: readonly Row[]): readonly DestroyedEnvelope[] {
  return rows.flatMap(({ subject, sealed }) =>
    (subject === 'card' || subject === 'face') && sealed instanceof Uint8Array
      ? [{ subject, bytes: sealed.byteLength, sha256: createHash('sha256').update(sealed).digest('hex') }]
      : [],
  )
}

function unseal(
  keys: OpenKeys,
  id: SubmissionId,
  subject: Subject,
  rows: readonly Row[],
  check: LocalCheck,
): Result<TakenPicture> {
  const row = rows.find((candidate) => candidate['subject'] === subject)
  const sealed = row?.['sealed']
  if (!row || !(sealed instanceof Uint8Array)) return failure('RECORD_UNREADABLE')
  const bytes = openEnvelope((version) => keys.find(version), sealed, { recordId: id, field: subject })
  if (!bytes.ok) return bytes
  const size = { widthPx: Number(row['width_px']), heightPx: Number(row['height_px']) }
  return success({ image: { bytes: bytes.value, mediaType: 'image/jpeg', ...size }, check })
}
