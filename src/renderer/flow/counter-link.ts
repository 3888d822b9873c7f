/**
 * The customer's window's end of the way to the officer's: tells of the visit, and does what the officer asks. With one
 * window it tells nobody anything. What a command means for the visit is the flow's to say.
 */
import { onScopeDispose, ref, watch, type Ref } from 'vue'
import type { KioskApi } from '../../shared/contract/ipc-bind.ts'
import type { Language } from '../../shared/domain/settings.ts'
import {
  withoutPictures,
  type Arrangement,
  type CameraSign,
  type OfficerCommand,
} from '../../shared/domain/visit-view.ts'
import { unreachable } from '../../shared/errors/result.ts'
import type { CheckFlow } from './useCheckFlow.ts'

export interface CounterLinkParts {
  readonly counter: Pick<KioskApi['counter'], 'show' | 'showFrame' | 'arranged' | 'commanded'>
  readonly flow: CheckFlow
  /** The customer's, of this visit. */
  readonly language: () => Language
  /** Staff write down that the customer agreed. */
  readonly recordConsent: () => void
}

/**
 * Lives as long as the effect scope it is called in.
 * @param first as main said before the first screen
 * @returns how many windows there are now
 */
export function linkCounter(parts: CounterLinkParts, first: Arrangement): Readonly<Ref<Arrangement>> {
  const { counter, flow } = parts
  const arrangement = ref<Arrangement>(first)
  const isLinked = (): boolean => arrangement.value === 'two-windows'

  watch(
    [arrangement, flow.visit, () => ({ ...flow.cameras }), parts.language, flow.idleWarning],
    () => {
      if (!isLinked()) return
      const warning = flow.idleWarning.value
      void counter.show({
        visit: withoutPictures(flow.visit.value),
        language: parts.language(),
        cameras: { card: signOf(flow.cameras.card), face: signOf(flow.cameras.face) },
        ...(warning && { secondsLeft: warning.secondsLeft }),
      })
    },
    { immediate: true },
  )
  watch(
    [arrangement, flow.latestReport, flow.guidance],
    ([, report, guidance]) => {
      if (isLinked()) void counter.showFrame({ ...(report && { report }), ...(guidance && { guidance }) })
    },
    { immediate: true },
  )

  const unsubscribes = [
    counter.arranged((now) => (arrangement.value = now)),
    counter.commanded((command) => obey(flow, command, parts.recordConsent)),
  ]
  onScopeDispose(() => {
    for (const unsubscribe of unsubscribes) unsubscribe()
  })
  return arrangement
}

function obey(flow: CheckFlow, command: OfficerCommand, recordConsent: () => void): void {
  switch (command.kind) {
    case 'start': {
      const { reference, takeAgain } = command
      return void flow.start({ ...(reference !== undefined && { reference }), ...(takeAgain && { takeAgain }) })
    }
    case 'note-reference':
      return flow.noteReference(command.reference)
    case 'override':
      return flow.override(command.reason)
    case 'retake':
      return flow.retake(command.image)
    case 'consent':
      return recordConsent()
    case 'take-by-hand':
      return flow.takeByHand()
    case 'retry':
      return void flow.retry()
    case 'leave':
      return flow.leave()
    case 'attend':
      return flow.attend()
    case 'stay':
      return flow.stayHere()
    case 'end':
      return flow.end()
    default:
      return unreachable(command)
  }
}

/** By its names only: a stream cannot leave its window. */
function signOf({ at, label, replaces }: CameraSign): CameraSign {
  return { at, ...(label !== undefined && { label }), ...(replaces !== undefined && { replaces }) }
}
