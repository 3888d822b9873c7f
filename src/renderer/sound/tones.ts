/** The kiosk's few tones, made by the browser itself: short, soft, and told apart by their tune alone. */
import type { Tone } from './moment.ts'

interface Note {
  readonly hz: number
  readonly fromS: number
  readonly forS: number
}

/** Ours: up is good, down is not, one note asks. Between 440 and 1050 Hz, where hearing that ages still hears. */
export const tunes: Readonly<Record<Tone, readonly Note[]>> = {
  captured: [
    { hz: 784, fromS: 0, forS: 0.09 },
    { hz: 1047, fromS: 0.09, forS: 0.16 },
  ],
  attention: [{ hz: 659, fromS: 0, forS: 0.22 }],
  done: [
    { hz: 523, fromS: 0, forS: 0.14 },
    { hz: 659, fromS: 0.14, forS: 0.14 },
    { hz: 784, fromS: 0.28, forS: 0.34 },
  ],
  trouble: [
    { hz: 587, fromS: 0, forS: 0.18 },
    { hz: 440, fromS: 0.18, forS: 0.3 },
  ],
}

export interface Tones {
  play(tone: Tone): void
  /** Gives the sound card back. */
  close(): void
}

/** Of full loudness; the counter's own volume does the rest. */
const LOUDNESS = 0.18
/** Without it a note begins and ends with a click. */
const FADE_S = 0.012

/** Opens the sound card with the first tone: a kiosk that is silent never does. */
export function browserTones(open: () => AudioContext = () => new AudioContext()): Tones {
  let context: AudioContext | undefined

  function sound(audio: AudioContext, { hz, fromS, forS }: Note): void {
    const beginsAt = audio.currentTime + fromS
    const endsAt = beginsAt + forS
    const note = new OscillatorNode(audio, { type: 'triangle', frequency: hz })
    const loudness = new GainNode(audio, { gain: 0 })
    loudness.gain.setValueAtTime(0, beginsAt)
    loudness.gain.linearRampToValueAtTime(LOUDNESS, beginsAt + FADE_S)
    loudness.gain.setValueAtTime(LOUDNESS, endsAt - 4 * FADE_S)
    loudness.gain.linearRampToValueAtTime(0, endsAt)
    note.connect(loudness).connect(audio.destination)
    note.start(beginsAt)
    note.stop(endsAt)
  }

  return {
    play(tone) {
      context ??= open()
      // asleep where the computer slept; a sound card that was taken away is no reason to stop a visit
      if (context.state === 'suspended') context.resume().catch(() => undefined)
      for (const note of tunes[tone]) sound(context, note)
    },
    close() {
      context?.close().catch(() => undefined)
      context = undefined
    },
  }
}
