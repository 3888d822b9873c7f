import { expect, it } from 'vitest'
import { defaultSettings } from '../../../../src/shared/domain/settings.ts'
import { defaultRoomLimits, roomFor, roomLimitsOf } from '../../../../src/main/storage/disk-room.ts'

const { maxOpen, minFreeBytes } = defaultRoomLimits

it.each([
  ['there is room', maxOpen - 1, minFreeBytes, true],
  ['too many wait', maxOpen, minFreeBytes, false],
  ['the disk is nearly full', 0, minFreeBytes - 1, false],
  ['the system does not tell, so only the count speaks', maxOpen - 1, undefined, true],
])('%s', (_, openCount, freeBytes, hasRoom) => {
  const room = roomFor(openCount, freeBytes, defaultRoomLimits)
  expect(room.ok || room.error.code).toBe(hasRoom || 'STORE_FULL')
})

it('is as the administrator set it', () => {
  expect(defaultRoomLimits).toEqual({ maxOpen: 2_000, minFreeBytes: 500_000_000 })
  const limits = roomLimitsOf({ ...defaultSettings, maxWaitingChecks: 10, minFreeDiskMegabytes: 100 })
  expect(roomFor(9, 100_000_000, limits).ok).toBe(true)
  expect(roomFor(10, 100_000_000, limits).ok).toBe(false)
  expect(roomFor(9, 99_999_999, limits).ok).toBe(false)
})
