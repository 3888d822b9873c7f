/** Words for staff: in the kiosk's own language, whatever language the customer chose for the visit. */
import { inject, provide, toValue, type InjectionKey, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Language } from '../../../shared/domain/settings.ts'
import type { WordKey, WordValues } from '../../i18n/words.ts'

const staffLanguage: InjectionKey<MaybeRefOrGetter<Language>> = Symbol('staff language')

export function provideStaffLanguage(language: MaybeRefOrGetter<Language>): void {
  provide(staffLanguage, language)
}

export interface StaffWordsAccess {
  readonly t: <K extends WordKey>(key: K, ...values: WordValues<K>) => string
  readonly language: () => Language
}

export function useStaffWords(): StaffWordsAccess {
  const { t } = useI18n({ useScope: 'global' })
  const chosen = inject(staffLanguage, 'en')
  return {
    t: (key, ...[values]) => t(key, values ?? {}, { locale: toValue(chosen) }),
    language: () => toValue(chosen),
  }
}
