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

/** For every component below one that has provided the language. */
export function useStaffWords(): StaffWordsAccess {
  return staffWordsIn(inject(staffLanguage, 'en'))
}

/** For the component that provides it: what it provides is not its own to inject. */
export function staffWordsIn(chosen: MaybeRefOrGetter<Language>): StaffWordsAccess {
  const { t } = useI18n({ useScope: 'global' })
  return {
    t: (key, ...[values]) => t(key, values ?? {}, { locale: toValue(chosen) }),
    language: () => toValue(chosen),
  }
}
