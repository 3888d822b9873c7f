/**
 * Everything that was promised, asked for, received by the service and found again, and what of it does not agree.
 * Pure: it is told by the killed kiosk and by the service, and trusts neither to know about the other.
 */
import { FORGIVEN_LOST_REPLIES, MAX_UNEXPLAINED_ANSWERS } from '../../src/main/submission/submission-machine.ts'
import type { SubmissionId } from '../../src/shared/domain/submission.ts'
import type { KioskLine, PairDigests, StoredSubmission } from './crash-protocol.ts'

/**
 * How the service treated a whole request:
 * - `counted`: looked at the pictures, whether or not its reply got through: a result, a refusal, a cut connection
 * - `unexplained`: an error that it does not explain, or an answer that nobody can read
 * - `free`: did not come to look at them
 */
export type CallKind = 'counted' | 'unexplained' | 'free'

export interface CrashFindings {
  readonly accepted: number
  readonly lost: number
  readonly corrupt: number
  readonly duplicatedBeyondPolicy: number
  readonly unrecordedSends: number
  /** Each finding in words, for whoever must find out why. */
  readonly reasons: readonly string[]
}

export interface CrashLedger {
  hear(line: KioskLine): void
  /** A whole request with this card picture. */
  received(cardDigest: string, kind: CallKind): void
}

interface Entry {
  pictures?: PairDigests
  isAccepted: boolean
  /** As found or told last. */
  known?: StoredSubmission
  wishes: number
  isWithdrawn: boolean
  readonly calls: Record<CallKind, number>
}

/** Findings are kept by what they are about, so that one that is met at every restart counts once. */
type Finding = 'lost' | 'corrupt' | 'duplicated' | 'unrecorded'

export function createCrashLedger(): CrashLedger & { findings(): CrashFindings } {
  const entries = new Map<SubmissionId, Entry>()
  const idOfCard = new Map<string, SubmissionId>()
  const callsByCard = new Map<string, CallKind[]>()
  const found: Record<Finding, Map<string, string>> = {
    lost: new Map(),
    corrupt: new Map(),
    duplicated: new Map(),
    unrecorded: new Map(),
  }

  function entryOf(id: SubmissionId): Entry {
    const known = entries.get(id)
    if (known) return known
    const entry: Entry = {
      isAccepted: false,
      wishes: 0,
      isWithdrawn: false,
      calls: { counted: 0, unexplained: 0, free: 0 },
    }
    entries.set(id, entry)
    return entry
  }

  const report = (finding: Finding, about: string, reason: string) =>
    void found[finding].set(about, `${about}: ${reason}`)

  /** Requests may come in before the kiosk has said whose pictures they are. */
  function learnPictures(id: SubmissionId, pictures: PairDigests): void {
    const entry = entryOf(id)
    entry.pictures ??= pictures
    idOfCard.set(entry.pictures.card, id)
    for (const kind of callsByCard.get(pictures.card) ?? []) entry.calls[kind] += 1
    callsByCard.delete(pictures.card)
  }

  function received(card: string, kind: CallKind): void {
    const id = idOfCard.get(card)
    if (id === undefined) {
      callsByCard.set(card, [...(callsByCard.get(card) ?? []), kind])
      return
    }
    const entry = entryOf(id)
    entry.calls[kind] += 1
    const at = entry.known?.at
    if (at === 'answered') report('duplicated', id, 'sent again after its answer')
    // one that was under way when it was withdrawn may still arrive; it was recorded before, so it is among the attempts
    const attempts = entry.known?.attempts
    if (at === 'withdrawn' && attempts !== undefined && callsOf(entry) > attempts)
      report('duplicated', id, 'sent after its withdrawal')
  }

  function hear(line: KioskLine): void {
    switch (line.kind) {
      case 'accepted':
        entryOf(line.id).isAccepted = true
        return learnPictures(line.id, line.pictures)
      case 'changed':
        return take(line.submission)
      case 'wished':
        entryOf(line.id).wishes += 1
        return
      case 'withdrawing':
        entryOf(line.id).isWithdrawn = true
        return
      case 'found':
        return compare(line)
      case 'defect':
        return report('corrupt', 'the kiosk', line.text)
      case 'stopped-at':
      case 'finished':
        return
    }
  }

  function compare({ damage, unreadable, submissions }: Extract<KioskLine, { kind: 'found' }>): void {
    if (damage !== undefined) report('corrupt', 'the file', damage)
    for (const id of unreadable) report('corrupt', id, 'the record does not read')
    const present = new Set([...unreadable, ...submissions.map(({ id }) => id)])
    for (const [id, { isAccepted, known }] of entries) {
      // what has ended may be forgotten once its period is over
      const hasEnded = known?.at === 'answered' || known?.at === 'withdrawn'
      if (isAccepted && !hasEnded && !present.has(id)) report('lost', id, `last known as ${known?.at ?? 'accepted'}`)
    }
    for (const submission of submissions) take(submission)
    for (const [id, entry] of entries) checkCalls(id, entry)
  }

  function take(submission: StoredSubmission): void {
    const { id, at, pictures } = submission
    const entry = entryOf(id)
    if (pictures && 'code' in pictures) {
      const isGone = pictures.code === 'SUBMISSION_NOT_FOUND'
      report(isGone ? 'lost' : 'corrupt', id, `its pictures: ${pictures.code}`)
    } else if (pictures) {
      const before = entry.pictures
      learnPictures(id, pictures)
      const isSame = !before || (before.card === pictures.card && before.face === pictures.face)
      if (!isSame) report('corrupt', id, 'its pictures are not those that were accepted')
    }
    const wasAt = entry.known?.at
    if (wasAt === 'answered' && at !== 'answered') report('lost', id, `its answer: it is ${at} now`)
    if (wasAt === 'withdrawn' && at !== 'withdrawn') report('corrupt', id, `it was withdrawn and is ${at} now`)
    if (at === 'withdrawn' && !entry.isWithdrawn && entry.isAccepted) report('lost', id, 'nobody withdrew it')
    if (at === 'answered' && entry.pictures && callsOf(entry) === 0) report('corrupt', id, 'answered by nobody')
    entry.known = submission
  }

  /** A send is recorded before it is made: the service can never have seen more than the store knows of. */
  function checkCalls(id: SubmissionId, entry: Entry): void {
    const { calls, wishes, known } = entry
    const attempts = known?.attempts
    if (attempts !== undefined && callsOf(entry) > attempts)
      report('unrecorded', id, `the service had ${callsOf(entry)} requests, ${attempts} are recorded`)
    const allowed = 1 + FORGIVEN_LOST_REPLIES + wishes
    if (calls.counted > allowed) report('duplicated', id, `sent ${calls.counted} times, ${allowed} are allowed`)
    const allowedInAll = FORGIVEN_LOST_REPLIES + MAX_UNEXPLAINED_ANSWERS + wishes
    if (calls.counted + calls.unexplained > allowedInAll)
      report('duplicated', id, `sent ${calls.counted + calls.unexplained} times, ${allowedInAll} are allowed in all`)
  }

  function findings(): CrashFindings {
    return {
      accepted: [...entries.values()].filter(({ isAccepted }) => isAccepted).length,
      lost: found.lost.size,
      corrupt: found.corrupt.size,
      duplicatedBeyondPolicy: found.duplicated.size,
      unrecordedSends: found.unrecorded.size,
      reasons: Object.values(found).flatMap((reasons) => [...reasons.values()]),
    }
  }

  return { hear, received, findings }
}

function callsOf({ calls }: Entry): number {
  return calls.counted + calls.unexplained + calls.free
}
