/** What staff can rehearse in practice mode: every answer and every failure of the service. */
import type { CodesWith } from '../errors/error-catalog.ts'

/** Codes that the service itself puts on the wire. */
export type WireCode = CodesWith<{ readonly source: 'service' }>

/** How the way to the service can fail. */
export type WayFault = 'offline' | 'timeout' | 'unavailable' | 'proxy-page' | 'cut-connection' | 'nested-answer'

export const practiceAnswers = ['match', 'near-miss', 'no-match', 'not-live', 'poor-quality'] as const
export const wayFaults = [
  'offline',
  'timeout',
  'unavailable',
  'proxy-page',
  'cut-connection',
  'nested-answer',
] as const satisfies readonly WayFault[]

export type PracticeOutcome =
  | { readonly kind: 'answer'; readonly answer: (typeof practiceAnswers)[number] }
  | { readonly kind: 'code'; readonly code: WireCode; readonly at: 'request' | 'liveness' }
  | { readonly kind: 'fault'; readonly fault: WayFault }
