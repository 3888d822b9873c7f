/** Tells main of each camera that fails during a visit, once: staff see it already, the log and the telemetry do not. */
import { watch } from 'vue'
import type { KioskApi } from '../../shared/contract/ipc-bind.ts'
import { captureSubjects } from '../../shared/domain/capture.ts'
import type { CheckFlow } from './useCheckFlow.ts'

/** @returns how to stop */
export function reportCameraFaults(
  cameras: CheckFlow['cameras'],
  kiosk: Pick<KioskApi['kiosk'], 'report'>,
): () => void {
  const stops = captureSubjects.map((subject) =>
    watch(
      () => {
        const state = cameras[subject]
        return state.at === 'failed' ? state.code : undefined
      },
      (code) => {
        // main that has gone is told of elsewhere
        if (code !== undefined) kiosk.report({ code, note: subject }).catch(() => undefined)
      },
      { flush: 'sync' },
    ),
  )
  return () => stops.forEach((stop) => stop())
}
