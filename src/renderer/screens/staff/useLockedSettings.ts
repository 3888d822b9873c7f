/** Which settings the organisation has set: told once by whoever shows the settings, asked by each row. */
import { computed, inject, provide, toValue, type ComputedRef, type InjectionKey, type MaybeRefOrGetter } from 'vue'
import type { Settings } from '../../../shared/domain/settings.ts'

export type LockedSettings = readonly (keyof Settings)[] | undefined

const lockedSettings: InjectionKey<MaybeRefOrGetter<LockedSettings>> = Symbol('locked settings')

export function provideLockedSettings(locked: MaybeRefOrGetter<LockedSettings>): void {
  provide(lockedSettings, locked)
}

/** Main refuses a change of a locked one in any case; this only saves the try. */
export function useLockedSetting(name: () => keyof Settings | undefined): ComputedRef<boolean> {
  const locked = inject(lockedSettings, undefined)
  return computed(() => {
    const asked = name()
    return asked !== undefined && toValue(locked)?.includes(asked) === true
  })
}
