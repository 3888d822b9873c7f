/**
 * One state of the kiosk at a time, by its address: `?state=idle&language=ms&theme=dark&text=large`; without a state, the
 * list. A script shows another one without a new page by `window.gallery.show`.
 */
import { createApp, type App } from 'vue'
import { createKioskI18n } from '../../src/renderer/i18n/create-i18n.ts'
import { keepDocumentLanguage } from '../../src/renderer/i18n/document-language.ts'
import { followAppearance } from '../../src/renderer/ui/follow-appearance.ts'
import { languages, textSizes, themes } from '../../src/shared/domain/settings.ts'
import { counterStates } from './counter-states.ts'
import { drawnPicture, drawnStream } from './drawn-pictures.ts'
import Gallery from './Gallery.vue'
import '../../src/renderer/ui/styles/fonts.css'
import '../../src/renderer/ui/styles/tokens.css'
import '../../src/renderer/ui/styles/base.css'

/** As it stands in an address. */
export type Look = Readonly<Partial<Record<'state' | 'language' | 'theme' | 'text', string>>>

declare global {
  interface Window {
    /** Resolves once all that the state presses is pressed. */
    gallery: { show(look: Look): Promise<void> }
  }
}

const states = counterStates(...(await Promise.all([drawnPicture('card'), drawnPicture('face')])))
const streams = { card: await drawnStream('card'), face: await drawnStream('face') }
let app: App | undefined
let stopFollowing = (): void => undefined

async function show(look: Look): Promise<void> {
  app?.unmount()
  stopFollowing()
  const language = languages.find((known) => known === look.language) ?? 'en'
  const theme = themes.find((known) => known === look.theme) ?? 'light'
  const textSize = textSizes.find((known) => known === look.text) ?? 'normal'
  stopFollowing = followAppearance(() => ({ theme, textSize }))
  const i18n = createKioskI18n(language)
  keepDocumentLanguage(i18n)
  await new Promise<void>((onReady) => {
    app = createApp(Gallery, { states, name: look.state ?? null, language, theme, streams, onReady })
    app.use(i18n).mount('#app')
  })
}

window.gallery = { show }
await show(Object.fromEntries(new URLSearchParams(location.search)))
