/** Composition root of the page: makes the parts and joins them; no rule lives here. */
import { createApp } from 'vue'
import App from './App.vue'
import { kioskApi } from './bridge/kiosk-api.ts'
import { hintOnline } from './bridge/online-hint.ts'
import { systemClock } from './flow/clock.ts'
import { createKioskI18n } from './i18n/create-i18n.ts'
import { keepDocumentLanguage } from './i18n/document-language.ts'
import { readKioskState } from './screens/staff/useKioskState.ts'
import './ui/styles/fonts.css'
import './ui/styles/tokens.css'
import './ui/styles/base.css'
import { createVisionWorker } from './vision/create-vision-worker.ts'
import { createVisionClient } from './vision/vision-client.ts'

const kiosk = kioskApi()

/** By kind and place only: an error's own text may quote what it met. */
function report(error: unknown, where: string): void {
  const kind = error instanceof Error ? error.name : typeof error
  kiosk.kiosk.report({ code: 'INTERNAL_ERROR', note: `${kind} in ${where}` }).catch(() => undefined)
}
window.addEventListener('error', ({ error }) => report(error, 'page'))
window.addEventListener('unhandledrejection', ({ reason }) => report(reason, 'promise'))

const vision = createVisionClient({ createWorker: createVisionWorker, clock: systemClock })
const first = await readKioskState(kiosk)
const i18n = createKioskI18n(first.settings.language)
keepDocumentLanguage(i18n)
hintOnline(kiosk.kiosk)

const app = createApp(App, { kiosk, vision, first })
app.config.errorHandler = (error, _instance, where) => report(error, where)
app.use(i18n).mount('#app')
