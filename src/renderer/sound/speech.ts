/** The way to the computer's own voice: thin, over the browser's speech synthesis. Does not know what is worth saying. */
import type { Language } from '../../shared/domain/settings.ts'
import { voiceFor } from './voices.ts'

export interface Utterance {
  readonly text: string
  readonly language: Language
}

export interface Speech {
  /** Whether a voice of this computer speaks it; never one of the network. */
  canSay(language: Language): boolean
  isSpeaking(): boolean
  /** Breaks off what is being said. What no voice can say is left out. */
  say(utterances: readonly Utterance[]): void
  hush(): void
  /** Voices came or went, or the last word was said. Returns its unsubscribe. */
  onChange(listener: () => void): () => void
}

/** A little slower than talk: it is heard once, in a noisy hall, often in a second language. */
const RATE = 0.95

export function browserSpeech(synthesis: SpeechSynthesis = speechSynthesis): Speech {
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of [...listeners]) listener()
  }
  /** Those that are not over; kept, too, because browsers forget to call back an utterance that nobody holds. */
  const pending = new Set<SpeechSynthesisUtterance>()

  function hush(): void {
    if (pending.size === 0) return
    pending.clear()
    synthesis.cancel()
  }

  return {
    canSay: (language) => voiceFor(synthesis.getVoices(), language) !== undefined,
    isSpeaking: () => pending.size > 0,
    hush,
    say(utterances) {
      hush()
      for (const { text, language } of utterances) {
        const voice = voiceFor(synthesis.getVoices(), language)
        if (!voice) continue
        const utterance = Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang, rate: RATE })
        const over = (): void => {
          if (pending.delete(utterance) && pending.size === 0) tell()
        }
        utterance.addEventListener('end', over)
        utterance.addEventListener('error', over)
        pending.add(utterance)
        synthesis.speak(utterance)
      }
    },
    onChange(listener) {
      if (listeners.size === 0) synthesis.addEventListener('voiceschanged', tell)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) synthesis.removeEventListener('voiceschanged', tell)
      }
    },
  }
}
