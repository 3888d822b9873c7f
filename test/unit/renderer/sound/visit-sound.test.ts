import { effectScope, nextTick, shallowRef, type EffectScope } from 'vue'
import { afterEach, describe, expect, it } from 'vitest'
import type { Guidance } from '../../../../src/renderer/quality/instruction.ts'
import { createKioskI18n } from '../../../../src/renderer/i18n/create-i18n.ts'
import type { KioskWords } from '../../../../src/renderer/i18n/useWords.ts'
import { REPEAT_AFTER_MS } from '../../../../src/renderer/sound/next-sound.ts'
import type { Speech, Utterance } from '../../../../src/renderer/sound/speech.ts'
import { useVisitSound, type VisitSound } from '../../../../src/renderer/sound/useVisitSound.ts'
import type { Language } from '../../../../src/shared/domain/settings.ts'

const closer: Guidance = { instruction: 'come-closer', isUrgent: false, isGood: false, progress: 0 }
const capturing = {
  at: 'capturing',
  subject: 'face',
  startedAtMs: 0,
  canTakeByHand: false,
  isTaking: false,
  pictures: {},
  failedTries: 0,
} as const
const quiet: VisitSound = {
  visit: { at: 'idle' },
  guidance: undefined,
  isWarned: false,
  sounds: 'spoken',
  language: 'en',
  consent: undefined,
}

const scopes: EffectScope[] = []
afterEach(() => {
  for (const scope of scopes.splice(0)) scope.stop()
})

/** A kiosk that can be listened to. @param voices the languages that the computer speaks */
function kiosk(voices: readonly Language[], first: Partial<VisitSound> = {}) {
  const state = shallowRef<VisitSound>({ ...quiet, ...first })
  const heard: (string | readonly Utterance[])[] = []
  let [atMs, isSpeaking] = [0, false]
  const listeners = new Set<() => void>()
  const speech: Speech = {
    canSay: (language) => voices.includes(language),
    isSpeaking: () => isSpeaking,
    say(utterances) {
      heard.push(utterances)
      isSpeaking = true
    },
    hush() {
      if (isSpeaking) heard.push('hush')
      isSpeaking = false
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const tones = { play: (tone: string) => void heard.push(tone), close: () => void heard.push('close') }
  const i18n = createKioskI18n(state.value.language)
  const scope = effectScope()
  scopes.push(scope)
  const t: KioskWords['t'] = (key, ...[values]) => i18n.global.t(key, values ?? {})
  scope.run(() => useVisitSound(() => state.value, t, { tones, speech, nowMs: () => atMs }))
  return {
    heard: () => heard.splice(0),
    stop: () => scope.stop(),
    listeners: () => listeners.size,
    pass: (ms: number) => void (atMs += ms),
    becomes: async (now: Partial<VisitSound>): Promise<void> => {
      state.value = { ...state.value, ...now }
      i18n.global.locale.value = state.value.language
      await nextTick()
    },
    finish: (): void => {
      isSpeaking = false
      for (const listener of [...listeners]) listener()
    },
  }
}

const review = { at: 'review', card: 'kept', face: 'kept', failedTries: 0 } as const

describe('a visit that can be heard', () => {
  it('speaks the words of the screen, one thing after the other, and stops with the visit', async () => {
    const { becomes, heard, finish } = kiosk(['en'])
    await becomes({ visit: capturing })
    expect(heard()).toEqual([
      'attention',
      [
        { text: 'Your face', language: 'en' },
        { text: 'Look at the camera. It takes the picture by itself.', language: 'en' },
      ],
    ])
    await becomes({ guidance: closer })
    expect(heard()).toEqual([])
    finish()
    expect(heard()).toEqual([[{ text: 'Come closer', language: 'en' }]])
    await becomes({ visit: { at: 'idle' } })
    expect(heard()).toEqual(['hush'])
  })

  it('plays tones instead in a language that no voice of the computer speaks', async () => {
    const { becomes, heard, pass } = kiosk(['en'], { language: 'ta' })
    await becomes({ visit: capturing })
    pass(4_000)
    await becomes({ guidance: closer })
    expect(heard()).toEqual(['attention', 'attention'])
  })

  it('plays tones alone where only they are wanted, and nothing where nothing is', async () => {
    const wantsTones = kiosk(['en'], { sounds: 'tones' })
    await wantsTones.becomes({ visit: capturing })
    expect(wantsTones.heard()).toEqual(['attention'])
    const wantsSilence = kiosk(['en'], { sounds: 'off' })
    await wantsSilence.becomes({ visit: capturing })
    await wantsSilence.becomes({ guidance: closer })
    await wantsSilence.becomes({ visit: review })
    expect(wantsSilence.heard()).toEqual([])
  })

  it('reads the consent text out in its own language', async () => {
    const consent = { language: 'ms', text: 'Kami mengambil dua gambar.' } as const
    const { becomes, heard } = kiosk(['en', 'ms'])
    await becomes({ visit: { at: 'consent', pictures: {}, failedTries: 0 }, consent })
    expect(heard().at(-1)).toContainEqual(consent)
  })

  it('begins anew in the language that the customer has just chosen', async () => {
    const { becomes, heard } = kiosk(['en', 'ms'], { visit: capturing })
    heard()
    await becomes({ language: 'ms' })
    expect(heard().at(-1)).toContainEqual({ text: 'Wajah anda', language: 'ms' })
  })

  it('says an instruction again that is still asked for, but not soon', async () => {
    const { becomes, heard, finish, pass } = kiosk(['en'], { visit: capturing })
    finish()
    await becomes({ guidance: closer })
    finish()
    heard()
    await becomes({ guidance: { ...closer } })
    expect(heard()).toEqual([])
    pass(REPEAT_AFTER_MS)
    await becomes({ guidance: { ...closer } })
    expect(heard()).toEqual([[{ text: 'Come closer', language: 'en' }]])
  })

  it('leaves nothing behind', async () => {
    const { becomes, heard, stop, listeners } = kiosk(['en'])
    await becomes({ visit: capturing })
    heard()
    stop()
    expect(heard()).toEqual(['hush', 'close'])
    expect(listeners()).toBe(0)
  })
})
