/**
 * When something sounds, and when something is said: one thing at a time, never the same within some seconds. Pure.
 * Follows the guidance, which holds its texts long enough to be read; does not know how anything is played.
 */
import type { Ms } from '../../shared/domain/units.ts'
import type { Moment, Spoken, Tone } from './moment.ts'

/** The same instruction is said again after so long, while it is still asked for. Ours. */
export const REPEAT_AFTER_MS: Ms = 8_000
/** Two instructions that take turns are not said by turns: each stays silent so long after it was said. Ours. */
export const NOT_AGAIN_WITHIN_MS: Ms = 5_000
/** A tone calls for attention to an instruction at most so often. Ours. */
export const TONES_APART_MS: Ms = 3_000

export interface SoundState {
  readonly screen?: string
  /** The latest instruction that was said or called attention to. */
  readonly latest?: Spoken
  /** When each instruction of this screen was said last. */
  readonly saidAtMs: Readonly<Partial<Record<Spoken, Ms>>>
  readonly toneAtMs?: Ms
}

export interface Sound {
  readonly tone?: Tone
  /** To be said one after the other, instead of whatever is being said. */
  readonly says?: readonly Spoken[]
  /** What is being said is over: the screen that it was about has gone. */
  readonly isHushed?: true
}

export const silence: SoundState = { saidAtMs: {} }

export interface Now {
  readonly atMs: Ms
  /** Something is being said. */
  readonly isSpeaking: boolean
  /** Instructions are said; else they are called attention to by a tone. */
  readonly canSpeak: boolean
}

/** @param moment absent: nobody is there */
export function nextSound(
  before: SoundState,
  moment: Moment | undefined,
  now: Now,
): { readonly state: SoundState; readonly sound: Sound } {
  if (!moment) return { state: silence, sound: before.screen === undefined ? {} : { isHushed: true } }
  if (moment.screen !== before.screen) return arrival(before, moment, now)
  const { instruction } = moment
  if (!instruction) return { state: before, sound: {} }
  return now.canSpeak ? spoken(before, instruction, now) : called(before, instruction, now)
}

function arrival(before: SoundState, { screen, tone, opening }: Moment, { atMs, canSpeak }: Now) {
  const state: SoundState = { screen, saidAtMs: {}, toneAtMs: atMs }
  const heard = toneOnArrival(before.screen, screen, tone)
  return {
    state,
    sound: { ...(heard && { tone: heard }), ...(canSpeak ? { says: opening } : { isHushed: true as const }) },
  }
}

/** Only a picture that was taken leads from one subject to the next, or to the review. */
function toneOnArrival(from: string | undefined, to: string, own: Tone | undefined): Tone | undefined {
  const isNextStep = (from === 'capturing card' && to === 'capturing face') || to === 'review'
  if (from?.startsWith('capturing ') && isNextStep) return 'captured'
  // who answered the question goes on where they were
  return from === 'idle-warning' ? undefined : own
}

function spoken(before: SoundState, instruction: Spoken, { atMs, isSpeaking }: Now) {
  const lastMs = before.saidAtMs[instruction]
  const restMs = before.latest === instruction ? REPEAT_AFTER_MS : NOT_AGAIN_WITHIN_MS
  if (isSpeaking || (lastMs !== undefined && atMs - lastMs < restMs)) return { state: before, sound: {} }
  const saidAtMs = { ...before.saidAtMs, [instruction]: atMs }
  return { state: { ...before, latest: instruction, saidAtMs }, sound: { says: [instruction] } }
}

function called(before: SoundState, instruction: Spoken, { atMs }: Now) {
  const isSoon = before.toneAtMs !== undefined && atMs - before.toneAtMs < TONES_APART_MS
  if (instruction === before.latest || isSoon || isPraise(instruction)) return { state: before, sound: {} }
  return { state: { ...before, latest: instruction, toneAtMs: atMs }, sound: { tone: 'attention' as const } }
}

/** All is well: nobody need look up. */
function isPraise(instruction: Spoken): boolean {
  return /^instruction\.(stay-like-this|card-stay)\./.test(instruction)
}
