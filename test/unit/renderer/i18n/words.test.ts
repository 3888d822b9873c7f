import { describe, expect, expectTypeOf, it } from 'vitest'
import { languages } from '../../../../src/shared/domain/settings.ts'
import { errorCodes, isCustomerErrorCode } from '../../../../src/shared/errors/error-catalog.ts'
import { instructions } from '../../../../src/renderer/quality/instruction.ts'
import { messages } from '../../../../src/renderer/i18n/create-i18n.ts'
import type { WordLists } from '../../../../src/renderer/i18n/word-shapes.ts'
import type { Words } from '../../../../src/renderer/i18n/words.ts'
import { isForCustomer, placeholdersOf, textsOf } from './word-tree.ts'

const english = textsOf(messages.en)

const wordCount = (text: string) => text.split(/\s+/).length
const hanCount = (text: string) => [...text.matchAll(/\p{Script=Han}/gu)].length

/** Words that beg, blame or alarm; each language has its own. */
const banned = {
  en: /\b(please|sorry|invalid|oops|error|wrong|fail(ed|ure)?|must)\b/i,
  ms: /\b(maaf|ralat|tidak sah|alamak|salah|gagal|mesti)\b/i,
  'zh-CN': /抱歉|对不起|无效|错误|哎呀|失败|必须/,
}

describe('a language that lacks a word does not compile', () => {
  it('for any text of the screens', () => {
    expectTypeOf<Omit<Words, 'common'> & { common: Omit<Words['common'], 'help'> }>().not.toExtend<Words>()
  })

  it('for a code, an instruction, an answer or a state of a list', () => {
    expectTypeOf<Words>().toExtend<WordLists>()
    expectTypeOf<Omit<WordLists['error'], 'EYES_CLOSED'>>().not.toExtend<WordLists['error']>()
    expectTypeOf<Omit<WordLists['error'], 'STORE_FULL'>>().not.toExtend<WordLists['error']>()
    expectTypeOf<Omit<WordLists['instruction'], 'chin-up'>>().not.toExtend<WordLists['instruction']>()
    expectTypeOf<Pick<WordLists['error']['EYES_CLOSED'], 'staff'>>().not.toExtend<WordLists['error']['EYES_CLOSED']>()
  })
})

describe.each(languages)('the words in %s', (language) => {
  const words = messages[language]
  const texts = textsOf(words)
  const customerTexts = texts.filter(isForCustomer)
  const offending = (from: typeof texts, pattern: RegExp) => from.filter(({ text }) => pattern.test(text))

  it('say exactly what English says, with the same values to fill in', () => {
    const asked = (from: typeof texts) =>
      Object.fromEntries(from.map(({ key, text }) => [key, placeholdersOf(text)] as const))
    expect(asked(texts)).toEqual(asked(english))
  })

  it('tell staff what happened and what to do for every code', () => {
    for (const code of errorCodes) {
      expect(words.error[code].staff.what, code).toMatch(/\S[.。]$/)
      expect(words.error[code].staff.doNow, code).toMatch(/\S[.。]$/)
    }
  })

  it('give the customer heading, reason and both remedies for every code that the customer can put right', () => {
    for (const code of errorCodes.filter(isCustomerErrorCode)) {
      const { live, reason, remedyFace, remedyCard } = words.error[code]
      expect([live, reason, remedyFace, remedyCard].map((text) => text.trim()).filter(Boolean), code).toHaveLength(4)
    }
  })

  it('hold nothing of the customer for the codes that others must put right', () => {
    const others = errorCodes.filter((code) => !isCustomerErrorCode(code))
    for (const code of others) expect(Object.keys(words.error[code]), code).toEqual(['staff'])
    expect(Object.keys(words.error).sort()).toEqual([...errorCodes].sort())
  })

  it('keep live instructions short enough to read at a glance', () => {
    const live = [
      ...instructions.map((instruction) => words.instruction[instruction].live),
      ...errorCodes.filter(isCustomerErrorCode).map((code) => words.error[code].live),
    ]
    const tooLong = live.filter((text) => (language === 'zh-CN' ? hanCount(text) > 10 : wordCount(text) > 4))
    expect(tooLong).toEqual([])
  })

  it('say an ignored instruction in other words, at most six', () => {
    for (const instruction of instructions) {
      const { live, urgent } = words.instruction[instruction]
      expect(urgent, instruction).not.toBe(live)
      if (language === 'zh-CN') expect(hanCount(urgent), instruction).toBeLessThanOrEqual(12)
      else expect(wordCount(urgent), instruction).toBeLessThanOrEqual(6)
    }
  })

  it('never tell two instructions apart by nothing', () => {
    const live = instructions.map((instruction) => words.instruction[instruction].live)
    expect(live).toEqual([...new Set(live)])
  })

  it('neither beg, blame nor alarm the customer', () => {
    expect(offending(customerTexts, banned[language])).toEqual([])
  })

  it('show the customer no code and no score', () => {
    expect(offending(customerTexts, /[A-Z]{2,}_[A-Z]|\bUNKNOWN\b|\bTIMEOUT\b|%|HTTP|apiKey|OkayFace/)).toEqual([])
  })

  it('hold no markup, stray space or empty text', () => {
    expect(offending(texts, /<|>|&\w+;|^\s|\s$|\s\s|^$/)).toEqual([])
  })
})

describe('the languages', () => {
  it('are each named in their own words, whatever the language of the screen', () => {
    for (const language of languages)
      expect(messages[language].app.language).toEqual({ en: 'English', ms: 'Bahasa Melayu', 'zh-CN': '简体中文' })
  })

  it('are translated: a text of more than one word is not left in English', () => {
    for (const language of ['ms', 'zh-CN'] as const) {
      const texts = new Map(textsOf(messages[language]).map(({ key, text }) => [key, text]))
      const same = english.filter(({ key, text }) => wordCount(text) > 1 && texts.get(key) === text)
      expect(same.map(({ key }) => key)).toEqual(['app.language.ms', 'staff.version'])
    }
  })

  it('use Chinese punctuation in Chinese', () => {
    const western = textsOf(messages['zh-CN']).filter(({ text }) => /\p{Script=Han}[,.;:?!()]/u.test(text))
    expect(western).toEqual([])
  })
})
