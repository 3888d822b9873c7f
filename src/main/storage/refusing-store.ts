/** Stands in for a store that could not be opened: takes nothing, holds nothing, and says why. */
import { failure, type Failure } from '../../shared/errors/result.ts'
import type { SubmissionStore } from '../submission/ports.ts'

export function createRefusingStore({ code, note }: Failure): SubmissionStore {
  const refuse = () => failure(code, note === undefined ? {} : { note })
  return {
    canAccept: refuse,
    add: () => Promise.resolve(refuse()),
    saveProgress: refuse,
    setReference: () => Promise.resolve(refuse()),
    openPictures: () => Promise.resolve(refuse()),
    destroyPictures: refuse,
    localChecks: () => undefined,
    find: () => undefined,
    list: () => [],
    listHeld: () => [],
    listOpen: () => [],
    listUndestroyed: () => [],
    listUnreadable: () => [],
    sweep: refuse,
    countByState: () => ({ queued: 0, sending: 0, held: 0, answered: 0, withdrawn: 0 }),
  }
}
