/** The outbox without a disk. */
import type { Outbox, WaitingResult } from '../../src/main/results/ports.ts'
import { failure, success } from '../../src/shared/errors/result.ts'

export interface MemoryOutbox extends Outbox {
  /** As the store notes it. */
  put(id: string, createdAtMs: number, message?: string): void
  /** Staff's reference that goes with it, or why it cannot be had. */
  refer(id: string, reference: Pick<WaitingResult, 'reference' | 'referenceHidden'>): void
  ids(): readonly string[]
  refuseWrites(isRefused: boolean): void
}

export function createMemoryOutbox(): MemoryOutbox {
  const rows = new Map<string, WaitingResult>()
  let isRefused = false
  const refusal = () => failure('STORE_FAILED')
  return {
    put: (id, createdAtMs, message = `{"id":"${id}"}`) => {
      if (rows.has(id)) return
      rows.set(id, { id, receipt: 'AAAA-0001', createdAtMs, message, attempts: 0, dueAtMs: createdAtMs })
    },
    refer: (id, reference) => {
      const row = rows.get(id)
      if (!row) return
      const { reference: _, referenceHidden: __, ...others } = row
      rows.set(id, { ...others, ...reference })
    },
    ids: () => [...rows.keys()],
    refuseWrites: (next) => (isRefused = next),
    next: () => [...rows.values()].toSorted((a, b) => a.dueAtMs - b.dueAtMs)[0],
    settle: (id) => {
      if (isRefused) return refusal()
      rows.delete(id)
      return success(undefined)
    },
    postpone: (id, attempts, dueAtMs) => {
      if (isRefused) return refusal()
      const row = rows.get(id)
      if (row) rows.set(id, { ...row, attempts, dueAtMs })
      return success(undefined)
    },
    waiting: () => {
      const oldestAtMs = Math.min(...[...rows.values()].map(({ createdAtMs }) => createdAtMs))
      return { count: rows.size, ...(rows.size > 0 && { oldestAtMs }) }
    },
  }
}
