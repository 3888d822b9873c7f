/**
 * Puts the officers' door before all that is done with a check, and tells the use case who came through it. Without
 * sign-in at this kiosk the door stands open, and nobody is told of.
 */
import type { OfficerId } from '../../shared/domain/officer.ts'
import type { Result } from '../../shared/errors/result.ts'
import type { UseCases } from './ports.ts'

/** @param allow says who is signed in, each time anew; nobody where officers do not sign in */
export function officerOnly(useCases: UseCases, allow: () => Result<OfficerId | undefined>): UseCases {
  function allowed<T>(work: (officer?: OfficerId) => T): T | Result<never> {
    const entry = allow()
    return entry.ok ? work(entry.value) : entry
  }
  async function allowedLater<T>(work: (officer?: OfficerId) => Promise<Result<T>>): Promise<Result<T>> {
    return allowed(work)
  }
  const { visit, submission } = useCases
  return {
    ...useCases,
    visit: {
      recordUnchecked: (reason) => allowed((officer) => visit.recordUnchecked(reason, officer)),
      recordConsent: (given) => allowed(() => visit.recordConsent(given)),
    },
    submission: {
      submit: (pair) => allowedLater((officer) => submission.submit(pair, officer)),
      sendNow: (id) => allowed(() => submission.sendNow(id)),
      setReference: (id, reference) => allowed(() => submission.setReference(id, reference)),
      withdraw: (id, by, reason) => allowed((officer) => submission.withdraw(id, by, reason, officer)),
      find: (id) => submission.find(id),
      list: (limit) => submission.list(limit),
      status: () => submission.status(),
      hintOnline: (isOnline) => submission.hintOnline(isOnline),
    },
  }
}
