/** The submission store without a disk; passes the same suite as the real one. */
import type { Pictures, SubmissionStore } from '../../src/main/submission/ports.ts'
import type { SubmissionId, SubmissionState, SubmissionSummary } from '../../src/shared/domain/submission.ts'
import { isNewSweepDay, retentionOf } from '../../src/main/storage/retention.ts'
import { failure, success, type Failure, type Result } from '../../src/shared/errors/result.ts'

interface Entry {
  summary: SubmissionSummary
  readonly checks: { readonly card: Pictures['card']['check']; readonly face: Pictures['face']['check'] }
  pictures?: Pictures
  endedAtMs?: number
  overdueDays?: number
}

/** What a power cut leaves: hand it to a second store. */
export type StoredEntries = Map<SubmissionId, Entry>

export interface MemorySubmissionStore extends SubmissionStore {
  readonly entries: StoredEntries
  /** Every write fails so, or succeeds again. */
  refuseWrites(refusal: Failure | undefined): void
  /** Opening pictures fails so, or succeeds again. */
  refuseOpening(refusal: Failure | undefined): void
  hasPictures(id: SubmissionId): boolean
}

export function createMemorySubmissionStore(
  entries: StoredEntries = new Map(),
  nowMs: () => number = () => 0,
): MemorySubmissionStore {
  let writeRefusal: Failure | undefined
  let openRefusal: Failure | undefined
  let lastSweepMs: number | undefined

  const refused = (refusal: Failure): Result<never> => ({ ok: false, error: refusal })
  const summaries = () => [...entries.values()].map(({ summary }) => summary)
  const isOpen = ({ state }: SubmissionSummary) => state.at === 'queued' || state.at === 'sending'

  function withdrawReplaced(id: SubmissionId): void {
    const entry = entries.get(id)
    if (!entry || !(isOpen(entry.summary) || entry.summary.state.at === 'held')) return
    const state: SubmissionState = { at: 'withdrawn', by: 'replacement', reason: 'new pictures were taken' }
    entry.summary = { ...entry.summary, state }
    delete entry.pictures
  }

  return {
    entries,
    refuseWrites: (refusal) => (writeRefusal = refusal),
    refuseOpening: (refusal) => (openRefusal = refusal),
    hasPictures: (id) => entries.get(id)?.pictures !== undefined,

    canAccept: () => (writeRefusal ? refused(writeRefusal) : success(undefined)),
    add: async (id, receipt, createdAtMs, { card, face, reference, replaces }) => {
      const earlier = entries.get(id)
      if (earlier) return success(earlier.summary)
      if (writeRefusal) return refused(writeRefusal)
      const summary: SubmissionSummary = {
        id,
        receipt,
        createdAtMs,
        state: { at: 'queued', attempts: 0, dueAtMs: createdAtMs },
        lostReplies: 0,
        ...(reference !== undefined && { reference }),
      }
      const pictures = structuredClone({ card, face })
      entries.set(id, { summary, checks: { card: card.check, face: face.check }, pictures })
      if (replaces !== undefined) withdrawReplaced(replaces)
      return success(summary)
    },
    saveProgress: (id, { state, lastFailure, lostReplies }) => {
      if (writeRefusal) return refused(writeRefusal)
      const entry = entries.get(id)
      if (!entry) return failure('SUBMISSION_NOT_FOUND')
      const { lastFailure: _, ...lasting } = entry.summary
      entry.summary = { ...lasting, state, lostReplies, ...(lastFailure && { lastFailure }) }
      if (state.at === 'answered' || state.at === 'withdrawn') entry.endedAtMs = nowMs()
      return success(entry.summary)
    },
    setReference: async (id, reference) => {
      if (writeRefusal) return refused(writeRefusal)
      const entry = entries.get(id)
      if (!entry) return failure('SUBMISSION_NOT_FOUND')
      const { reference: _, ...lasting } = entry.summary
      entry.summary = { ...lasting, ...(reference !== undefined && { reference }) }
      return success(entry.summary)
    },
    openPictures: async (id) => {
      if (openRefusal) return refused(openRefusal)
      const pictures = entries.get(id)?.pictures
      return pictures ? success(structuredClone(pictures)) : failure('SUBMISSION_NOT_FOUND')
    },
    destroyPictures: (id) => {
      if (writeRefusal) return refused(writeRefusal)
      const entry = entries.get(id)
      if (entry) delete entry.pictures
      return success(undefined)
    },
    localChecks: (id) => entries.get(id)?.checks,
    find: (id) => entries.get(id)?.summary,
    list: (limit) => summaries().reverse().slice(0, limit),
    listHeld: (limit) =>
      summaries()
        .filter(({ state }) => state.at === 'held')
        .slice(0, limit),
    listOpen: () => summaries().filter(isOpen),
    listUndestroyed: () =>
      [...entries.values()]
        .filter(({ summary, pictures }) => pictures && ['answered', 'withdrawn'].includes(summary.state.at))
        .map(({ summary }) => summary.id),
    listUnreadable: () =>
      summaries()
        .filter(({ state }) => state.at === 'held' && state.code === 'RECORD_UNREADABLE')
        .map(({ id }) => id),
    sweep: (periods) => {
      if (writeRefusal) return refused(writeRefusal)
      const isNewDay = isNewSweepDay(lastSweepMs, nowMs())
      if (isNewDay) lastSweepMs = nowMs()
      const withdrawn: SubmissionSummary[] = []
      let overdue = 0
      let forgotten = 0
      for (const [id, entry] of [...entries]) {
        const { createdAtMs, state } = entry.summary
        const ended = entry.endedAtMs === undefined ? {} : { endedAtMs: entry.endedAtMs }
        const kept = { at: state.at, createdAtMs, overdueDays: entry.overdueDays ?? 0, ...ended }
        const retention = retentionOf(kept, periods, nowMs(), isNewDay)
        entry.overdueDays = retention.overdueDays
        if (retention.kind === 'tell') overdue += 1
        if (retention.kind === 'forget') forgotten += entries.delete(id) ? 1 : 0
        if (retention.kind !== 'withdraw') continue
        const ending: SubmissionState = { at: 'withdrawn', by: 'retention', reason: 'kept for as long as is allowed' }
        entry.summary = { ...entry.summary, state: ending }
        delete entry.pictures
        withdrawn.push(entry.summary)
      }
      return success({ overdue, withdrawn, forgotten, resultsGivenUp: 0 })
    },
    countByState: () => {
      const counts = { queued: 0, sending: 0, held: 0, answered: 0, withdrawn: 0 }
      for (const { state } of summaries()) counts[state.at] += 1
      return counts
    },
  }
}
