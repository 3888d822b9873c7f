import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../../../src/shared/domain/settings.ts'
import { languages } from '../../../../src/shared/domain/settings.ts'
import { createKioskI18n } from '../../../../src/renderer/i18n/create-i18n.ts'
import LanguageSwitch from '../../../../src/renderer/ui/LanguageSwitch.vue'

const drawn = (language: Language, offered: readonly Language[]): Promise<string> =>
  renderToString(createSSRApp(LanguageSwitch, { language, offered }).use(createKioskI18n(language)))

describe('the language switch', () => {
  it('shows up to three languages side by side, each in itself, and which one is chosen', async () => {
    const html = await drawn('ta', ['en', 'ms', 'ta'])
    expect(html.match(/<button[^>]*lang="[^"]+"/g)).toHaveLength(3)
    expect(html).toMatch(/lang="ta"[^>]*aria-pressed="true"[^>]*aria-label="தமிழ், தமிழ்"/)
    expect(html).not.toContain('aria-haspopup')
  })

  it('keeps more of them behind a button that says the language of now', async () => {
    const html = await drawn('vi', languages)
    expect(html).toMatch(/<button[^>]*aria-haspopup="menu"[^>]*/)
    expect(html).toContain('aria-label="Tiếng Việt, Ngôn ngữ"')
    expect(html).toMatch(/<span lang="vi"[^>]*>Tiếng Việt<\/span>/)
  })

  it('is not there where there is nothing to choose', async () => {
    expect(await drawn('en', ['en'])).not.toContain('<button')
  })
})
