/**
 * Makes the kiosk's vue-i18n: all languages, compiled at run time without eval, so that the strict CSP holds.
 * A missing word throws during development and tests; a release shows the English one.
 */
import { createI18n } from 'vue-i18n'
import type { Language } from '../../shared/domain/settings.ts'
import { en } from './en.ts'
import { id } from './id.ts'
import { ms } from './ms.ts'
import { ta } from './ta.ts'
import { th } from './th.ts'
import { vi } from './vi.ts'
import type { Words } from './words.ts'
import { zhCn } from './zh-cn.ts'

export const messages: Readonly<Record<Language, Words>> = { en, ms, 'zh-CN': zhCn, ta, id, th, vi }

export type KioskI18n = ReturnType<typeof createKioskI18n>

/** To be installed with `app.use`; `global.locale` may be set at any time. */
export function createKioskI18n(language: Language) {
  return createI18n<[Words], Language, false>({
    legacy: false,
    locale: language,
    fallbackLocale: 'en',
    messages,
    missing: (locale, key) => {
      if (import.meta.env.DEV) throw new Error(`there is no word ${key} in ${locale}`)
    },
  })
}
