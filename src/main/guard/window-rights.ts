/**
 * Which of the kiosk's own windows may make which call. The visit lives in the customer's window: it alone tells of it,
 * stores pictures and writes consent down. Commands come from the officer's window alone. All else both may ask; what
 * needs the administrator's PIN or an officer has doors of its own. Knows neither windows nor what the calls do.
 */
import { channelOf } from '../../shared/contract/ipc-bind.ts'

/** With one display there is a customer's window only, and it serves both. */
export type WindowRole = 'customer' | 'officer'

const onlyFor: ReadonlyMap<string, WindowRole> = new Map([
  [channelOf('counter', 'show'), 'customer'],
  [channelOf('counter', 'showFrame'), 'customer'],
  [channelOf('submission', 'submit'), 'customer'],
  [channelOf('visit', 'recordConsent'), 'customer'],
  [channelOf('counter', 'command'), 'officer'],
])

/** @param role absent for a page that is in none of the kiosk's windows: it may nothing */
export function mayCall(role: WindowRole | undefined, channel: string): boolean {
  if (role === undefined) return false
  const only = onlyFor.get(channel)
  return only === undefined || only === role
}
