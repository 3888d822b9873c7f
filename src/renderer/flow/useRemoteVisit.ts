/** The officer's window's end: the visit as the customer's window tells of it, and the commands to it. Holds no visit. */
import { computed, onScopeDispose, shallowRef, type ComputedRef } from 'vue'
import type { KioskApi } from '../../shared/contract/ipc-bind.ts'
import type { CaptureSubject } from '../../shared/domain/capture.ts'
import type { FrameReport } from '../../shared/domain/frame-report.ts'
import type { Guidance } from '../../shared/domain/instruction.ts'
import type { Language } from '../../shared/domain/settings.ts'
import type { CameraSign, CounterView, OfficerCommand, VisitView } from '../../shared/domain/visit-view.ts'
import type { Visit } from '../../shared/domain/visit.ts'

export interface RemoteVisit {
  readonly visit: ComputedRef<Visit>
  /** The customer's; absent until their window has told of anything. */
  readonly language: ComputedRef<Language | undefined>
  readonly cameras: ComputedRef<Readonly<Record<CaptureSubject, CameraSign>>>
  readonly secondsLeft: ComputedRef<number | undefined>
  readonly report: ComputedRef<FrameReport | undefined>
  readonly guidance: ComputedRef<Guidance | undefined>
  command(command: OfficerCommand): void
}

const camerasOff: VisitView['cameras'] = { card: { at: 'off' }, face: { at: 'off' } }

/** Lives as long as the effect scope it is called in. */
export function useRemoteVisit(
  counter: Pick<KioskApi['counter'], 'shown' | 'frameShown' | 'command'>,
  first: CounterView,
): RemoteVisit {
  const shown = shallowRef(first.visit)
  const frame = shallowRef(first.frame)
  const unsubscribes = [
    counter.shown((view) => (shown.value = view)),
    counter.frameShown((view) => (frame.value = view)),
  ]
  onScopeDispose(() => {
    for (const unsubscribe of unsubscribes) unsubscribe()
  })
  return {
    visit: computed(() => shown.value?.visit ?? { at: 'idle' }),
    language: computed(() => shown.value?.language),
    cameras: computed(() => shown.value?.cameras ?? camerasOff),
    secondsLeft: computed(() => shown.value?.secondsLeft),
    report: computed(() => frame.value?.report),
    guidance: computed(() => frame.value?.guidance),
    command: (command) => void counter.command(command),
  }
}
