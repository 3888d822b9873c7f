import { describe, expect, it } from 'vitest'
import {
  LEAST_IDLE,
  LONGEST_REST_MS,
  MOST_LOOKS_PER_SECOND,
  restAfter,
} from '../../../../src/renderer/camera/pacing.ts'

describe('pacing', () => {
  it('holds a fast machine to as many looks a second as are of use', () => {
    for (const busyMs of [0, 5, 20, 46]) expect(busyMs + restAfter(busyMs)).toBeCloseTo(1000 / MOST_LOOKS_PER_SECOND)
  })

  it('leaves a slow machine its share of idle time', () => {
    for (const busyMs of [47, 100, 500]) {
      const restMs = restAfter(busyMs)
      expect(restMs / (busyMs + restMs)).toBeCloseTo(LEAST_IDLE)
    }
  })

  it('does not rest for long after a single slow look', () => {
    expect(restAfter(10_000)).toBe(LONGEST_REST_MS)
  })
})
