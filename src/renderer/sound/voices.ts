/** Which of the computer's voices speaks a language. Pure. A voice of the network is none: what is said to a customer stays here. */
import type { Language } from '../../shared/domain/settings.ts'

/** What is read of a `SpeechSynthesisVoice`. */
export type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>

/** Names that systems give to a language besides its own tag: Mandarin is `cmn` to eSpeak, Indonesian `in` to old Java. */
const otherNames: Readonly<Partial<Record<Language, readonly string[]>>> = { 'zh-CN': ['cmn'], id: ['in'] }
/** The same first letters, another speech: Cantonese. */
const otherSpeech = /^(zh-hk|zh-mo|zh-yue)/

/** @returns the best of the computer's own, or nothing */
export function voiceFor<V extends Voice>(voices: readonly V[], language: Language): V | undefined {
  const wanted = language.toLowerCase()
  const names = [wanted.split('-')[0], ...(otherNames[language] ?? [])]
  const fitting = voices.filter(({ lang, localService }) => {
    const tag = tagOf(lang)
    return localService && !otherSpeech.test(tag) && names.includes(tag.split('-')[0])
  })
  return fitting.find(({ lang }) => tagOf(lang) === wanted) ?? fitting.find((voice) => voice.default) ?? fitting[0]
}

/** Android writes `zh_CN`. */
function tagOf(lang: string): string {
  return lang.toLowerCase().replaceAll('_', '-')
}
