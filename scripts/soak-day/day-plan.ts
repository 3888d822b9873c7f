/** A branch's day on paper: who comes, in which language, and what goes wrong meanwhile. Pure; one seed, one day. */
import { languages, type Language } from '../../src/shared/domain/settings.ts'
import { seededChance } from '../occlusion/seeded-chance.ts'

/** What happens to one visit. */
export const mishaps = [
  'card-camera-unplugged',
  'face-camera-unplugged',
  'sleep',
  'customer-walks-away',
  'refused-by-service',
  'reply-lost',
] as const
export type Mishap = (typeof mishaps)[number]

/** What lasts for some visits: the line is down, the clock is a day ahead, a second display is plugged in. */
export const spells = ['offline', 'wrong-clock', 'second-display'] as const
export type Spell = (typeof spells)[number]

export interface PlannedVisit {
  readonly language: Language
  readonly mishap?: Mishap
  /** That last over this visit; each begins and ends between visits. */
  readonly spells: readonly Spell[]
}

/** A branch on a bad day: everything happens, more often than anywhere. Ours. */
const MISHAP_SHARE = 0.3
const SPELL_BEGINS_SHARE = 0.05
const LONGEST_SPELL = 8

/** The last visit is free of spells, so that the day ends as it should. */
export function planDay(visits: number, seed: number): readonly PlannedVisit[] {
  const chance = seededChance(seed)
  const left: Record<Spell, number> = { offline: 0, 'wrong-clock': 0, 'second-display': 0 }
  return Array.from({ length: visits }, (_, index) => {
    const isLast = index === visits - 1
    for (const spell of spells) {
      if (left[spell] > 0) left[spell] -= 1
      else if (chance.isTrue(SPELL_BEGINS_SHARE)) left[spell] = Math.floor(chance.between(1, LONGEST_SPELL + 1))
    }
    const language = chance.oneOf(languages)
    const mishap = chance.isTrue(MISHAP_SHARE) ? chance.oneOf(mishaps) : undefined
    return { language, ...(mishap && { mishap }), spells: isLast ? [] : spells.filter((spell) => left[spell] > 0) }
  })
}
