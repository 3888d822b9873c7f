/** Composition root of the page: makes the parts and joins them; no rule lives here. */
import { createApp, type Component } from 'vue'
import { limitsInForce } from '../shared/domain/check-limits.ts'
import App from './App.vue'
import OfficerApp from './OfficerApp.vue'
import { kioskApi } from './bridge/kiosk-api.ts'
import { hintOnline } from './bridge/online-hint.ts'
import { untilAnswered } from './bridge/until-answered.ts'
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

const first = await untilAnswered(() => readKioskState(kiosk), {
  onRefused: (error) => report(error, 'first state'),
  after: (delayMs, task) => systemClock.after(delayMs, task),
})
let { settings } = first
kiosk.settings.changed((now) => (settings = now))
const vision = createVisionClient({
  createWorker: createVisionWorker,
  clock: systemClock,
  limits: () => limitsInForce(settings),
})
const i18n = createKioskI18n(first.settings.language)
keepDocumentLanguage(i18n)
hintOnline(kiosk.kiosk)

// main opens the officer's window with this, and decides itself what a window may call
const isOfficers = new URLSearchParams(location.search).get('window') === 'officer'
const [root, told] = isOfficers
  ? [OfficerApp, { firstView: await kiosk.counter.view() }]
  : [App, { firstArrangement: await kiosk.counter.arrangement() }]
const app = createApp(root as Component, { kiosk, vision, first, ...told })
app.config.errorHandler = (error, _instance, where) => report(error, where)
app.use(i18n).mount('#app')
