import { describe, expect, it } from 'vitest'
import { createKioskI18n } from '../../../../src/renderer/i18n/create-i18n.ts'
import { keepDocumentLanguage } from '../../../../src/renderer/i18n/document-language.ts'

describe('the language of the document', () => {
  it('is the language of the kiosk from the start and after every change', () => {
    const i18n = createKioskI18n('ms')
    const root = { lang: '' }
    keepDocumentLanguage(i18n, root)
    expect(root.lang).toBe('ms')
    i18n.global.locale.value = 'zh-CN'
    expect(root.lang).toBe('zh-CN')
  })

  it('is left alone once stopped', () => {
    const i18n = createKioskI18n('ms')
    const root = { lang: '' }
    keepDocumentLanguage(i18n, root).stop()
    i18n.global.locale.value = 'en'
    expect(root.lang).toBe('ms')
  })
})
