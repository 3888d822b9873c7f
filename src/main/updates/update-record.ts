/**
 * What a kiosk remembers of updates from one start to the next, and what follows from it at a start: install, go back,
 * or go on. A version that failed is never tried again. Pure; knows neither disk nor installers.
 */
import { z } from 'zod'
import type { UpdateGivenUp } from '../../shared/domain/update.ts'
import { isNewer } from './update-offer.ts'

export interface UpdateRecord {
  /** Downloaded whole. `signed` is the offer as the feed gave it, to be believed anew before anything is installed. */
  readonly ready?: { readonly version: string; readonly signed: string }
  /** Handed to the installer, and not yet seen to work. */
  readonly trial?: { readonly version: string; readonly from: string; readonly starts: number }
  readonly givenUp?: { readonly version: string; readonly why: UpdateGivenUp }
}

/** A start that comes so far has shown its page; one that does not, so often, is a version that does not work. */
export const MAX_TRIAL_STARTS = 3

export const recordShape: z.ZodType<UpdateRecord> = z.object({
  ready: z.object({ version: z.string(), signed: z.string() }).exactOptional(),
  trial: z.object({ version: z.string(), from: z.string(), starts: z.number().int() }).exactOptional(),
  givenUp: z.object({ version: z.string(), why: z.enum(['not-installed', 'crashed']) }).exactOptional(),
})

export interface StartDecision {
  readonly act: 'go-on' | 'install' | 'go-back'
  /** To be on disk before the act. */
  readonly record: UpdateRecord
}

/** @param running version of the program that starts now */
export function decideAtStart(record: UpdateRecord, running: string): StartDecision {
  const { trial, ready, givenUp } = record
  if (trial && trial.version === running) {
    const starts = trial.starts + 1
    if (starts <= MAX_TRIAL_STARTS) return { act: 'go-on', record: { ...record, trial: { ...trial, starts } } }
    return { act: 'go-back', record: { givenUp: { version: running, why: 'crashed' } } }
  }
  // the old one still runs: the installer failed, or was refused
  if (trial && trial.from === running)
    return { act: 'go-on', record: { givenUp: { version: trial.version, why: 'not-installed' } } }
  if (ready && isNewer(ready.version, running)) {
    const begun = { version: ready.version, from: running, starts: 0 }
    return { act: 'install', record: { trial: begun, ...(givenUp && { givenUp }) } }
  }
  // what is older than what runs is of no use any more: somebody installed another version by hand
  return { act: 'go-on', record: givenUp && !isNewer(running, givenUp.version) ? { givenUp } : {} }
}

/** The page has been shown for a while: the version works. */
export function provedItself({ trial: _, ...record }: UpdateRecord): UpdateRecord {
  return record
}
