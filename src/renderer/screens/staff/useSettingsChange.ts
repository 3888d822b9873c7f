/** Saves settings one change after the other, and says how the last one went. */
import { ref, watch, type Ref } from 'vue'
import type { KioskApi } from '../../../shared/contract/ipc-bind.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import { failure as failed, type Failure } from '../../../shared/errors/result.ts'

/** Made from what is kept by then: a field that builds on another must not undo it. */
export type SettingsChange = (kept: Settings) => Partial<Settings>

export interface SettingsChanges {
  readonly change: (changesTo: SettingsChange) => Promise<void>
  readonly failure: Readonly<Ref<Failure | undefined>>
  readonly wasSaved: Readonly<Ref<boolean>>
  /** Counts refusals: a field that shows what was refused is drawn anew with what is kept. */
  readonly refusals: Readonly<Ref<number>>
}

export function useSettingsChange(kiosk: Pick<KioskApi, 'settings'>, settings: () => Settings): SettingsChanges {
  const failure = ref<Failure>()
  const wasSaved = ref(false)
  const refusals = ref(0)

  /** Ahead of the settings given while main's notice of a change is on its way. */
  let kept = settings()
  watch(settings, (now) => (kept = now))

  let lastChange: Promise<void> = Promise.resolve()

  function change(changesTo: SettingsChange): Promise<void> {
    lastChange = lastChange.then(async () => {
      const result = await kiosk.settings.change(changesTo(kept)).catch(() => failed('INTERNAL_ERROR'))
      wasSaved.value = result.ok
      failure.value = result.ok ? undefined : result.error
      if (result.ok) kept = result.value
      else refusals.value += 1
    })
    return lastChange
  }

  return { change, failure, wasSaved, refusals }
}
