/** Lets a visit be heard: joins what next-sound.ts decides to tones and voice. Silent while the administrator wants it so. */
import { onScopeDispose, watch } from 'vue'
import type { ConsentText } from '../../shared/domain/consent.ts'
import type { Language, SoundChoice } from '../../shared/domain/settings.ts'
import type { KioskWords } from '../i18n/useWords.ts'
import { momentOf, type Heard, type Spoken } from './moment.ts'
import { nextSound, silence } from './next-sound.ts'
import { browserSpeech, type Speech, type Utterance } from './speech.ts'
import { browserTones, type Tones } from './tones.ts'

export interface VisitSound extends Heard {
  readonly sounds: SoundChoice
  /** The customer's. */
  readonly language: Language
  readonly consent: ConsentText | undefined
}

export interface SoundPorts {
  readonly tones: Tones
  readonly speech: Speech
  readonly nowMs: () => number
}

const browserPorts = (): SoundPorts => ({ tones: browserTones(), speech: browserSpeech(), nowMs: () => Date.now() })

/** Lives as long as the effect scope it is called in. @param heard all that can be heard, as it is now @param t in the customer's language */
export function useVisitSound(
  heard: () => VisitSound,
  t: KioskWords['t'],
  { tones, speech, nowMs }: SoundPorts = browserPorts(),
): void {
  let state = silence
  let said: Language | undefined

  function utteranceOf(spoken: Spoken, { consent, language }: VisitSound): Utterance[] {
    if (spoken !== 'consent') return [{ text: t(spoken), language }]
    return consent ? [consent] : []
  }

  function update(): void {
    const now = heard()
    const { sounds, language } = now
    // in another language everything is new
    if (language !== said) state = silence
    said = language
    const canSpeak = sounds === 'spoken' && speech.canSay(language)
    const moment = sounds === 'off' ? undefined : momentOf(now)
    const next = nextSound(state, moment, { atMs: nowMs(), isSpeaking: speech.isSpeaking(), canSpeak })
    state = next.state
    const { tone, says, isHushed } = next.sound
    if (isHushed) speech.hush()
    if (tone) tones.play(tone)
    if (says) speech.say(says.flatMap((spoken) => utteranceOf(spoken, now)))
  }

  watch(heard, update, { immediate: true })
  const unsubscribe = speech.onChange(update)
  onScopeDispose(() => {
    unsubscribe()
    speech.hush()
    tones.close()
  })
}
