import { expect, it } from 'vitest'
import { defaultRoomLimits, roomFor } from '../../../../src/main/storage/disk-room.ts'

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
