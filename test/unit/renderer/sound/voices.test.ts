import { describe, expect, it } from 'vitest'
import { voiceFor, type Voice } from '../../../../src/renderer/sound/voices.ts'

const voice = (lang: string, more: Partial<Voice> = {}): Voice => ({
  lang,
  localService: true,
  default: false,
  ...more,
})

describe('the voice for a language', () => {
  it('is never one of the network', () => {
    expect(voiceFor([voice('ms-MY', { localService: false })], 'ms')).toBeUndefined()
  })

  it('speaks that language and no other', () => {
    const voices = [voice('en-US', { default: true }), voice('ms-MY'), voice('msb-PH')]
    expect(voiceFor(voices, 'ms')?.lang).toBe('ms-MY')
    expect(voiceFor(voices, 'ta')).toBeUndefined()
  })

  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh_CN', 'zh-CN'],
    ['cmn', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['in-ID', 'id'],
    ['vi', 'vi'],
  ] as const)('%s speaks %s', (lang, language) => {
    expect(voiceFor([voice(lang)], language)?.lang).toBe(lang)
  })

  it('Cantonese is not Mandarin, though it is written alike', () => {
    expect(voiceFor([voice('zh-HK'), voice('zh-yue')], 'zh-CN')).toBeUndefined()
  })

  it('is the very one where there are several, else the system’s own choice', () => {
    expect(voiceFor([voice('zh-TW'), voice('zh-CN')], 'zh-CN')?.lang).toBe('zh-CN')
    expect(voiceFor([voice('en-GB'), voice('en-SG', { default: true })], 'en')?.lang).toBe('en-SG')
  })
})
