import { describe, expect, it } from 'vitest'
import { tones } from '../../../../src/renderer/sound/moment.ts'
import { tunes } from '../../../../src/renderer/sound/tones.ts'

describe('the tones', () => {
  it('are short, and their notes follow one another', () => {
    for (const tone of tones) {
      const notes = tunes[tone]
      const ends = notes.map(({ fromS, forS }) => fromS + forS)
      expect(Math.max(...ends), tone).toBeLessThanOrEqual(0.7)
      for (const [index, { fromS }] of notes.slice(1).entries()) expect(fromS, tone).toBeCloseTo(ends[index] ?? -1)
    }
  })

  it('are told apart by their tune alone', () => {
    const melodies = tones.map((tone) => tunes[tone].map(({ hz }) => hz).join(' '))
    expect(new Set(melodies).size).toBe(tones.length)
    const rises = (tone: (typeof tones)[number]) => (tunes[tone].at(-1)?.hz ?? 0) - (tunes[tone][0]?.hz ?? 0)
    expect([rises('done') > 0, rises('captured') > 0, rises('trouble') < 0]).toEqual([true, true, true])
  })

  it('can be heard by ageing ears', () => {
    for (const { hz } of tones.flatMap((tone) => tunes[tone])) {
      expect(hz).toBeGreaterThanOrEqual(400)
      expect(hz).toBeLessThanOrEqual(2_000)
    }
  })
})
