/** Finds any line of an audit log that was removed, altered or put elsewhere, and a tail that was cut off. Pure, one line at a time. */
import { fieldsOf, readJson } from '../../shared/domain/json-text.ts'
import { CHAIN_START, hashOf, type ChainedLine } from './audit-chain.ts'
import type { AuditSeal } from './audit-seal.ts'
import type { AuditVerdict } from './ports.ts'

export interface AuditVerifier {
  /** The next line. What comes after a fault is not looked at any more. */
  take(line: ChainedLine): void
  /**
   * The verdict over all lines taken.
   * @param isGenuine tells whether the seal was made with the kiosk's key; absent where nobody can know
   */
  finish(seal: AuditSeal | undefined, isGenuine?: (seal: AuditSeal) => boolean): AuditVerdict
}

export function createAuditVerifier(): AuditVerifier {
  const hashes: string[] = []
  let fault: Extract<AuditVerdict, { isWhole: false }> | undefined

  function take({ text, hash }: ChainedLine): void {
    if (fault) return
    const expected = hashes.length + 1
    const found = sequenceOf(text)
    if (found === undefined) fault = { isWhole: false, fault: 'altered', sequence: expected }
    else if (found > expected) fault = { isWhole: false, fault: 'missing', sequence: expected }
    else if (found < expected) fault = { isWhole: false, fault: 'out-of-order', sequence: found }
    else if (hashOf(hashes.at(-1) ?? CHAIN_START, text) !== hash)
      fault = { isWhole: false, fault: 'altered', sequence: expected }
    else hashes.push(hash)
  }

  function finish(seal: AuditSeal | undefined, isGenuine = (_: AuditSeal) => true): AuditVerdict {
    if (fault) return fault
    if (seal) {
      const { sequence } = seal
      if (!isGenuine(seal)) return { isWhole: false, fault: 'seal-broken', sequence }
      if (sequence > hashes.length) return { isWhole: false, fault: 'tail-missing', sequence: hashes.length + 1 }
      if (hashes[sequence - 1] !== seal.hash) return { isWhole: false, fault: 'seal-broken', sequence }
    }
    const headHash = hashes.at(-1) ?? CHAIN_START
    return { isWhole: true, lines: hashes.length, headHash, sealedUpTo: seal?.sequence ?? 0 }
  }

  return { take, finish }
}

/** `createAuditVerifier` for lines that are at hand all at once. */
export function verifyAudit(
  lines: readonly ChainedLine[],
  seal?: AuditSeal,
  isGenuine?: (seal: AuditSeal) => boolean,
): AuditVerdict {
  const verifier = createAuditVerifier()
  for (const line of lines) verifier.take(line)
  return verifier.finish(seal, isGenuine)
}

function sequenceOf(text: string): number | undefined {
  const { sequence } = fieldsOf(readJson(text))
  return Number.isSafeInteger(sequence) ? Number(sequence) : undefined
}
