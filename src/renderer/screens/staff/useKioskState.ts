/** What main says of the kiosk, its settings and its queue, kept up to date by main's notices. */
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { KioskApi } from '../../../shared/contract/ipc-bind.ts'
import type { AccessState } from '../../../shared/domain/access.ts'
import type { ApiKeyState, KioskDescription } from '../../../shared/domain/health.ts'
import type { OfficerState } from '../../../shared/domain/officer.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import type { QueueStatus, SubmissionSummary } from '../../../shared/domain/submission.ts'

export interface KioskState {
  readonly description: Readonly<ShallowRef<KioskDescription>>
  readonly access: Readonly<ShallowRef<AccessState>>
  readonly officer: Readonly<ShallowRef<OfficerState>>
  readonly settings: Readonly<ShallowRef<Settings>>
  readonly apiKeyState: Readonly<ShallowRef<ApiKeyState>>
  readonly queue: Readonly<ShallowRef<QueueStatus>>
  /** Newest first. */
  readonly submissions: Readonly<ShallowRef<readonly SubmissionSummary[]>>
}

export type KioskStateCalls = Pick<KioskApi, 'kiosk' | 'access' | 'officer' | 'settings' | 'apiKey' | 'submission'>

/** Everything once, before the first screen is drawn. */
export interface FirstKioskState {
  readonly description: KioskDescription
  readonly access: AccessState
  readonly officer: OfficerState
  readonly settings: Settings
  readonly apiKeyState: ApiKeyState
  readonly queue: QueueStatus
  readonly submissions: readonly SubmissionSummary[]
}

export async function readKioskState(kiosk: KioskStateCalls): Promise<FirstKioskState> {
  const [description, access, officer, settings, apiKeyState, queue, submissions] = await Promise.all([
    kiosk.kiosk.describe(),
    kiosk.access.state(),
    kiosk.officer.state(),
    kiosk.settings.read(),
    kiosk.apiKey.state(),
    kiosk.submission.queue(),
    kiosk.submission.list(),
  ])
  return { description, access, officer, settings, apiKeyState, queue, submissions }
}

/** Lives as long as the effect scope it is called in. */
export function useKioskState(kiosk: KioskStateCalls, first: FirstKioskState): KioskState {
  const description = shallowRef(first.description)
  const access = shallowRef(first.access)
  const officer = shallowRef(first.officer)
  const settings = shallowRef(first.settings)
  const apiKeyState = shallowRef(first.apiKeyState)
  const queue = shallowRef(first.queue)
  const submissions = shallowRef(first.submissions)

  const unsubscribes = [
    kiosk.kiosk.changed((now) => {
      description.value = now
      apiKeyState.value = now.apiKeyState
      // practice and live have a queue each: another mode, another list
      void kiosk.submission.list().then((list) => (submissions.value = list))
    }),
    kiosk.access.changed((now) => (access.value = now)),
    kiosk.officer.changed((now) => (officer.value = now)),
    kiosk.settings.changed((now) => (settings.value = now)),
    kiosk.submission.queueChanged((now) => (queue.value = now)),
    kiosk.submission.changed((changed) => (submissions.value = withSubmission(submissions.value, changed))),
  ]
  onScopeDispose(() => {
    for (const unsubscribe of unsubscribes) unsubscribe()
  })
  return { description, access, officer, settings, apiKeyState, queue, submissions }
}

/** The list with one submission replaced, or put in front where it is new. */
export function withSubmission(
  list: readonly SubmissionSummary[],
  changed: SubmissionSummary,
): readonly SubmissionSummary[] {
  return list.some(({ id }) => id === changed.id)
    ? list.map((known) => (known.id === changed.id ? changed : known))
    : [changed, ...list]
}
