/** Keeps `<html lang>` true, so that screen readers and fonts follow the language. */
import { watch, type WatchHandle } from 'vue'
import type { KioskI18n } from './create-i18n.ts'

/** Sets the language now and at every change, until the returned handle stops it. */
export function keepDocumentLanguage(i18n: KioskI18n, root: { lang: string } = document.documentElement): WatchHandle {
  return watch(
    i18n.global.locale,
    (language) => {
      root.lang = language
    },
    { immediate: true, flush: 'sync' },
  )
}
