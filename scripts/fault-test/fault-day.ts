/** A kiosk's day in short, as it goes whatever the disk refuses. */
import type { SubmissionId } from '../../src/shared/domain/submission.ts'
import { accept, move, type FaultKiosk, type Ledger, type Promised } from './fault-kiosk.ts'

export const PICTURE_BYTES = 200_000

export interface DayReport {
  readonly ledger: readonly [SubmissionId, Promised][]
  readonly refusals: readonly string[]
  /** Of damage that was met when the day began. */
  readonly told?: string
}

/** Does what a kiosk does all day, whatever is refused. @returns the codes with which it was */
export async function aDay(kiosk: FaultKiosk, ledger: Ledger): Promise<readonly string[]> {
  const refusals: string[] = []
  const note = (refusal: { readonly code: string } | undefined) => {
    if (refusal) refusals.push(refusal.code)
  }
  for (let round = 0; round < 4; round += 1) {
    note(await accept(kiosk, ledger, PICTURE_BYTES))
    const [id] = [...ledger].findLast(([, { at }]) => at === 'queued') ?? []
    if (id !== undefined && round % 2 === 1) {
      note(move(kiosk, ledger, id, { at: 'sending', attempts: 1, startedAtMs: 1 }))
      note(move(kiosk, ledger, id, { at: 'held', attempts: 1, code: 'FACE_NOT_FOUND' }))
    }
    kiosk.idle()
  }
  for (const [id, { at }] of ledger) {
    const opened = at === 'answered' ? undefined : await kiosk.opened.store.openPictures(id)
    if (opened && !opened.ok) note(opened.error)
  }
  return refusals
}
