/** One state of the kiosk at a time, by its address: `?state=idle&language=ms&theme=dark&text=large`; without a state, the list. */
import { createApp } from 'vue'
import { createKioskI18n } from '../../src/renderer/i18n/create-i18n.ts'
import { keepDocumentLanguage } from '../../src/renderer/i18n/document-language.ts'
import { followAppearance } from '../../src/renderer/ui/follow-appearance.ts'
import { languages, textSizes, themes, type Language } from '../../src/shared/domain/settings.ts'
import { counterStates } from './counter-states.ts'
import { drawnPicture, drawnStream } from './drawn-pictures.ts'
import Gallery from './Gallery.vue'
import '../../src/renderer/ui/styles/fonts.css'
import '../../src/renderer/ui/styles/tokens.css'
import '../../src/renderer/ui/styles/base.css'

const query = new URLSearchParams(location.search)
const language = languages.find((known) => known === query.get('language')) ?? ('en' satisfies Language)
const theme = themes.find((known) => known === query.get('theme')) ?? 'light'
const textSize = textSizes.find((known) => known === query.get('text')) ?? 'normal'
followAppearance(() => ({ theme, textSize }))

const i18n = createKioskI18n(language)
keepDocumentLanguage(i18n)
const [card, face] = await Promise.all([drawnPicture('card'), drawnPicture('face')])

createApp(Gallery, {
  states: counterStates(card, face),
  name: query.get('state'),
  language,
  theme,
  streams: { card: await drawnStream('card'), face: await drawnStream('face') },
})
  .use(i18n)
  .mount('#app')
