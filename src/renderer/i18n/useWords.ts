/** The one way for components to speak: a `t` that knows every path and the values that each text asks for. */
import type { WritableComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Language } from '../../shared/domain/settings.ts'
import type { WordKey, WordValues } from './words.ts'

export interface KioskWords {
  /** The text at a path in the language of now: `t('staff.value.atLeast', { value: 80, threshold: 75 })`. */
  readonly t: <K extends WordKey>(key: K, ...values: WordValues<K>) => string
  /** The language of the whole kiosk; may be set. */
  readonly language: WritableComputedRef<Language>
}

export function useWords(): KioskWords {
  const { t, locale } = useI18n({ useScope: 'global' })
  return {
    t: (key, ...[values]) => t(key, values ?? {}),
    language: locale as WritableComputedRef<Language>,
  }
}
