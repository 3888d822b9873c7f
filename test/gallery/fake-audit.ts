/** A page of an audit log with a line of every kind, and a verdict on it: whole at first, then not. */
import type { AuditEvent } from '../../src/shared/domain/audit-event.ts'
import type { AuditEntry, AuditFinding, AuditPage, AuditQuery } from '../../src/shared/domain/audit.ts'
import { success } from '../../src/shared/errors/result.ts'

const id = '0b9ad7f5-2f2b-4a3c-9f0e-5f6c3f0c9d11'
const receipt = '7K2M-Q9XD'
const sha256 = '3fa9c1d2e4b57c80a1b2c3d4e5f60718293a4b5c6d7e8f901234567890abcdef'

const events: readonly AuditEvent[] = [
  { kind: 'audit-exported', lines: 1_204 },
  { kind: 'settings-changed', names: ['maxCallsPerDay', 'picturesKeptDays'] },
  { kind: 'administrator-entered' },
  { kind: 'administrator-refused', isLockedOut: true },
  {
    kind: 'pictures-destroyed',
    id,
    envelopes: [
      { subject: 'card', bytes: 1_204_331, sha256 },
      { subject: 'face', bytes: 884_120, sha256 },
    ],
  },
  { kind: 'answered', id, lostReplies: 0, requestId: 'REQ-5b2f6c1e' },
  { kind: 'send-began', id, attempt: 2 },
  { kind: 'send-postponed', id, attempts: 1, lostReplies: 1, code: 'TIMEOUT' },
  { kind: 'send-began', id, attempt: 1 },
  { kind: 'submission-accepted', id, receipt },
  { kind: 'not-checked-by-face', reason: 'injury' },
  { kind: 'withdrawn', id: '5c1d7e02-2f2b-4a3c-9f0e-5f6c3f0c9d11', by: 'customer' },
  { kind: 'key-rotated', keyVersion: 3, resealed: 12, left: 0 },
  { kind: 'queue-resumed' },
  { kind: 'queue-paused', code: 'MAX_API_CALL_EXCEEDED' },
  { kind: 'kiosk-started', appVersion: '0.1.0', mode: 'live' },
]
const clocks = { 15: 'unproven', 12: 'jumped', 3: 'set-back' } as const
const isClock = (index: number): index is keyof typeof clocks => index in clocks

const whenOf = (index: number): number => new Date(2026, 10, 3, 14, 2, 9).getTime() - index * 61_000

const entries: readonly AuditEntry[] = events.map((event, index) => ({
  sequence: 1_204 - index,
  said: {
    atMs: whenOf(index),
    clock: isClock(index) ? clocks[index] : 'sure',
    event,
  },
  ...('id' in event && event.id === id && { receipt }),
}))

let looked = 0

export const fakeAudit = {
  export: () => Promise.resolve(success({ lines: 1_204, fileName: 'countersign-audit.jsonl' })),
  page: ({ before }: AuditQuery) =>
    Promise.resolve(
      success<AuditPage>(before === undefined ? { entries, older: 1_188 } : { entries: [{ sequence: 1_188 }] }),
    ),
  verify: () => {
    looked += 1
    const times = {
      firstAtMs: new Date(2026, 2, 2, 8, 30).getTime(),
      lastAtMs: new Date(2026, 10, 3, 14, 2, 9).getTime(),
    }
    return Promise.resolve(
      success<AuditFinding>(
        looked === 1
          ? { verdict: { isWhole: true, lines: 1_204, headHash: sha256, sealedUpTo: 1_204 }, seal: 'checked', ...times }
          : {
              ...times,
              verdict: { isWhole: false, fault: 'altered', sequence: 1_193 },
              seal: 'checked',
              lastAtMs: whenOf(12),
            },
      ),
    )
  },
}
