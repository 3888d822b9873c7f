/** Runs the idle rule of idle-timer.ts against a clock. Does not know what ends when time is up. */
import { readonly, ref, type DeepReadonly, type Ref } from 'vue'
import type { Ms } from '../../shared/domain/units.ts'
import type { Clock } from './clock.ts'
import { idleOutlook, type IdleTimes } from './idle-timer.ts'

export interface IdleTimer {
  /** Present while the warning shows. */
  readonly warning: DeepReadonly<Ref<{ secondsLeft: number } | undefined>>
  /** Somebody is there: the time starts anew, the warning goes. Does nothing while unwatched. */
  noteActivity(): void
  /** Starts (or goes on) watching, or stops it; starting counts as activity. */
  watch(isWatched: boolean): void
}

/** @param times asked anew each time that somebody is there; by default as the product comes */
export function useIdleTimer(
  clock: Clock,
  onOver: () => void,
  times: () => IdleTimes | undefined = () => undefined,
): IdleTimer {
  const warning = ref<{ secondsLeft: number }>()
  let lastActivityMs: Ms | undefined
  let cancel = (): void => undefined

  function update(): void {
    cancel()
    if (lastActivityMs === undefined) {
      warning.value = undefined
      return
    }
    const nowMs = clock.nowMs()
    // set back by the system: without this the visit would stay open for as long as the clock jumped
    lastActivityMs = Math.min(lastActivityMs, nowMs)
    const outlook = idleOutlook(lastActivityMs, nowMs, times())
    warning.value = outlook.at === 'warning' ? { secondsLeft: outlook.secondsLeft } : undefined
    if (outlook.at === 'over') {
      lastActivityMs = undefined
      onOver()
    } else cancel = clock.after(outlook.changesInMs, update)
  }

  return {
    warning: readonly(warning),
    noteActivity() {
      if (lastActivityMs === undefined) return
      lastActivityMs = clock.nowMs()
      update()
    },
    watch(isWatched) {
      if (isWatched === (lastActivityMs !== undefined)) return
      lastActivityMs = isWatched ? clock.nowMs() : undefined
      update()
    },
  }
}
