import { describe, expect, expectTypeOf, it } from 'vitest'
import { languages, type Language } from '../../../../src/shared/domain/settings.ts'
import { errorCodes, isCustomerErrorCode } from '../../../../src/shared/errors/error-catalog.ts'
import { instructions } from '../../../../src/renderer/quality/instruction.ts'
import { messages } from '../../../../src/renderer/i18n/create-i18n.ts'
import type { WordLists } from '../../../../src/renderer/i18n/word-shapes.ts'
import type { Words } from '../../../../src/renderer/i18n/words.ts'
import { isForCustomer, placeholdersOf, textsOf } from './word-tree.ts'

const english = textsOf(messages.en)

const wordCount = (text: string) => text.split(/\s+/).length
const hanCount = (text: string) => [...text.matchAll(/\p{Script=Han}/gu)].length
/** Consonants and vowels that take room on the line: marks above and below take none. */
const thaiCount = (text: string) => [...text.matchAll(/\p{Script=Thai}/gu)].filter(([c]) => !/\p{Mn}/u.test(c)).length

/** Chinese and Thai are written without spaces, Vietnamese with one at every syllable: each has its own measure. */
const lengthOf: Partial<Record<Language, (text: string) => number>> = { 'zh-CN': hanCount, th: thaiCount }
const longestLive: Partial<Record<Language, number>> = { 'zh-CN': 10, th: 20, vi: 6 }
const longestUrgent: Partial<Record<Language, number>> = { 'zh-CN': 12, th: 26, vi: 8 }

/** Words that beg, blame or alarm; each language has its own. */
const banned: Record<Language, RegExp> = {
  en: /\b(please|sorry|invalid|oops|error|wrong|fail(ed|ure)?|must)\b/i,
  ms: /\b(maaf|ralat|tidak sah|alamak|salah|gagal|mesti)\b/i,
  'zh-CN': /抱歉|对不起|无效|错误|哎呀|失败|必须/,
  ta: /மன்னி|தயவு|பிழை|தவறு|தோல்வி|செல்லாத/,
  id: /\b(maaf|mohon|galat|tidak sah|waduh|salah|kesalahan|gagal|harus|wajib)\b/i,
  th: /ขออภัย|ขอโทษ|กรุณา|โปรด|ผิดพลาด|ล้มเหลว|ไม่ถูกต้อง|ต้องทำ/,
  vi: /xin lỗi|rất tiếc|vui lòng|lỗi|sai|thất bại|không hợp lệ|bắt buộc/i,
}

/** Said alike in every language. */
const isName = (key: string) => /^app\.(name|language\.)/.test(key) || key === 'staff.version'

/** Technical words, and words that a language shares with English. */
const sharedWords: Readonly<Partial<Record<Language, readonly string[]>>> = { id: ['Administrator', 'Mode'] }
const isSharedWord = (text: string, language: Language) =>
  ['apiKey', 'PIN', ...(sharedWords[language] ?? [])].includes(text)

describe('a language that lacks a word does not compile', () => {
  it('for any text of the screens', () => {
    expectTypeOf<Omit<Words, 'common'> & { common: Omit<Words['common'], 'cancel'> }>().not.toExtend<Words>()
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
      // Thai ends a sentence with nothing
      const wholeSentence = language === 'th' ? /[^\s.]$/ : /\S[.。]$/
      expect(words.error[code].staff.what, code).toMatch(wholeSentence)
      expect(words.error[code].staff.doNow, code).toMatch(wholeSentence)
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
    const tooLong = live.filter((text) => (lengthOf[language] ?? wordCount)(text) > (longestLive[language] ?? 4))
    expect(tooLong).toEqual([])
  })

  it('say an ignored instruction in other words, and hardly more of them', () => {
    for (const instruction of instructions) {
      const { live, urgent } = words.instruction[instruction]
      expect(urgent, instruction).not.toBe(live)
      expect((lengthOf[language] ?? wordCount)(urgent), urgent).toBeLessThanOrEqual(longestUrgent[language] ?? 6)
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
      expect(messages[language].app.language).toEqual({
        en: 'English',
        ms: 'Bahasa Melayu',
        'zh-CN': '简体中文',
        ta: 'தமிழ்',
        id: 'Bahasa Indonesia',
        th: 'ไทย',
        vi: 'Tiếng Việt',
      })
  })

  it.each(languages.filter((language) => language !== 'en'))('leave nothing in English in %s but names', (language) => {
    const texts = new Map(textsOf(messages[language]).map(({ key, text }) => [key, text]))
    const same = english.filter(
      ({ key, text }) => texts.get(key) === text && !isName(key) && !isSharedWord(text, language),
    )
    expect(same).toEqual([])
  })

  it.each([
    ['ta', /\p{Script=Tamil}/u],
    ['th', /\p{Script=Thai}/u],
    ['zh-CN', /\p{Script=Han}/u],
  ] as const)('write %s in its own script throughout', (language, script) => {
    const others = textsOf(messages[language]).filter(({ key, text }) => !script.test(text) && !isName(key))
    expect(others.filter(({ text }) => !isSharedWord(text, language))).toEqual([])
  })

  it('use Chinese punctuation in Chinese', () => {
    const western = textsOf(messages['zh-CN']).filter(({ text }) => /\p{Script=Han}[,.;:?!()]/u.test(text))
    expect(western).toEqual([])
  })
})
