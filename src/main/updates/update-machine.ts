/** How the state of updates follows from what happened. Pure; knows neither feed nor disk nor clock. */
import type { UpdateGivenUp, UpdatesOffBecause, UpdateState, UpdateTrouble } from '../../shared/domain/update.ts'

export type UpdateEvent =
  | { readonly kind: 'unwanted'; readonly why: UpdatesOffBecause }
  | { readonly kind: 'wanted' }
  | { readonly kind: 'nothing-newer' }
  | { readonly kind: 'offered'; readonly version: string }
  /** Somebody came to the counter. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'downloaded'; readonly version: string }
  | { readonly kind: 'failed'; readonly why: UpdateTrouble }
  | { readonly kind: 'start-installs'; readonly version: string }
  | { readonly kind: 'given-up'; readonly version: string; readonly why: UpdateGivenUp }

export function afterEvent(state: UpdateState, event: UpdateEvent): UpdateState {
  if (event.kind === 'unwanted') return { at: 'off', why: event.why }
  if (event.kind === 'wanted') return state.at === 'off' ? { at: 'waiting' } : state
  // what comes back from a download that was under way says nothing any more
  if (state.at === 'off') return state
  switch (event.kind) {
    case 'nothing-newer':
      return state.at === 'failed' ? { at: 'waiting' } : state
    case 'offered':
      return { at: 'downloading', version: event.version }
    case 'interrupted':
      return state.at === 'downloading' ? { at: 'waiting' } : state
    case 'downloaded':
      return { at: 'ready', version: event.version }
    case 'failed':
      // what is on disk already stays good, whatever the feed does
      return state.at === 'ready' || state.at === 'blocked' ? state : { at: 'failed', why: event.why }
    case 'start-installs':
      return { at: 'installing', version: event.version }
    case 'given-up':
      return { at: 'blocked', version: event.version, why: event.why }
  }
}
