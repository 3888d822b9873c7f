/** How results reach the organisation's own systems, as an administrator sees it. */
import type { Failure } from '../errors/result.ts'
import type { ApiKeyState } from './health.ts'

export interface ResultsState {
  /** Of the secret that signs webhooks. */
  readonly secret: ApiKeyState
  /** Results that are not yet taken. */
  readonly waiting: number
  /** Why the last delivery did not succeed; absent once one has. */
  readonly trouble?: Failure
}
