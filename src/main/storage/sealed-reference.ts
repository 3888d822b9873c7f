/**
 * Staff's own reference as two columns of a row, and back: sealed, or in the clear where a file of before schema 4 was
 * migrated and the key has not opened since. One text belongs to one check, in whichever table it lies.
 */
import type { HiddenReference, SubmissionId } from '../../shared/domain/submission.ts'
import { openEnvelope, sealEnvelope, type DataKey } from './envelope-cipher.ts'
import type { OpenKeys } from './key-ring.ts'

export interface ReadReference {
  readonly reference?: string
  readonly referenceHidden?: HiddenReference
}

export const referencePlace = (id: SubmissionId) => ({ recordId: id, field: 'reference' })

export function sealReference(key: DataKey, id: SubmissionId, reference: string): Uint8Array {
  return sealEnvelope(key, Buffer.from(reference, 'utf8'), referencePlace(id))
}

/** @param keys absent while they are locked @returns nothing where there is no reference */
export function readReference(
  keys: OpenKeys | undefined,
  row: {
    readonly id: SubmissionId
    readonly reference: string | null
    readonly reference_sealed: Uint8Array | null
  },
): ReadReference {
  const { id, reference, reference_sealed: sealed } = row
  if (!sealed) return reference === null ? {} : { reference }
  if (!keys) return { referenceHidden: 'locked' }
  const opened = openEnvelope((version) => keys.find(version), sealed, referencePlace(id))
  return opened.ok ? { reference: Buffer.from(opened.value).toString('utf8') } : { referenceHidden: 'unreadable' }
}
