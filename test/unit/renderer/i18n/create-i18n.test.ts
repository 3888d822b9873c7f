import { afterEach, describe, expect, it, vi } from 'vitest'
import { languages } from '../../../../src/shared/domain/settings.ts'
import { createKioskI18n, messages } from '../../../../src/renderer/i18n/create-i18n.ts'
import { placeholdersOf, textsOf } from './word-tree.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** Formats every text of a language with dummy values, each of which can be found again. */
function formatAll(language: (typeof languages)[number]) {
  const { t } = createKioskI18n(language).global
  return textsOf(messages[language]).map(({ key, text }) => {
    const names = placeholdersOf(text)
    const values = Object.fromEntries(names.map((name) => [name, `«${name}»`]))
    const expected = text.replaceAll(/\{(\w+)\}/g, '«$1»')
    return { key, names, expected, said: (t as (key: string, values: object) => string)(key, values) }
  })
}

describe('the kiosk i18n', () => {
  it.each(languages)('formats every text of %s to the letter, values filled in', (language) => {
    for (const { key, expected, said } of formatAll(language)) {
      expect(said, key).toBe(expected)
      expect(said, key).not.toMatch(/[{}]/)
      expect(said, key).not.toBe(key)
    }
  })

  it('compiles its texts without making code from strings, as the content security policy demands', () => {
    const refuse = vi.fn(() => {
      throw new EvalError('code from strings is refused')
    })
    const RefusedFunction = Object.assign(refuse, { prototype: Function.prototype })
    vi.stubGlobal('Function', RefusedFunction)
    vi.stubGlobal('eval', refuse)
    for (const language of languages) expect(formatAll(language).length).toBeGreaterThan(300)
    expect(refuse).not.toHaveBeenCalled()
  })

  it('speaks another language from the moment it is set', () => {
    const { global } = createKioskI18n('en')
    expect(global.t('screen.idle.start')).toBe('Start')
    global.locale.value = 'ms'
    expect(global.t('screen.idle.start')).toBe('Mula')
    global.locale.value = 'zh-CN'
    expect(global.t('screen.idle.start')).toBe('开始')
  })

  it('throws on a word that does not exist, instead of showing its path to a customer', () => {
    const { t } = createKioskI18n('ms').global
    expect(() => t('screen.idle.nowhere')).toThrow('there is no word screen.idle.nowhere in ms')
  })
})
