import { describe, expect, it } from 'vitest'
import { createPictureMemory } from '../../../../../src/renderer/vision-worker/picture/picture-memory.ts'
import type { Pixels } from '../../../../../src/renderer/vision-worker/picture/pixels.ts'

const pictureIn = (data: Uint8ClampedArray): Pixels => ({ data, widthPx: data.length / 4, heightPx: 1 })

describe('memory for pictures', () => {
  it('is given out again', () => {
    const memory = createPictureMemory()
    const first = memory.take(8)
    memory.giveBack(pictureIn(first))
    expect(memory.take(8)).toBe(first)
  })

  it('holds nothing of any picture that was given back once it is wiped, nor once it is kept no longer', () => {
    const memory = createPictureMemory()
    const taken = Array.from({ length: 8 }, () => memory.take(8).fill(200))
    const held = () => taken.filter((bytes) => bytes.some((byte) => byte !== 0)).length
    for (const bytes of taken) memory.giveBack(pictureIn(bytes))
    expect(held()).toBe(4)
    memory.wipe()
    expect(held()).toBe(0)
    expect(taken).toContain(memory.take(8))
  })

  it('is never given to two pictures at once, not even when one is given back twice', () => {
    const memory = createPictureMemory()
    const first = memory.take(8)
    expect(memory.take(8)).not.toBe(first)
    memory.giveBack(pictureIn(first))
    memory.giveBack(pictureIn(first))
    expect(memory.take(8)).not.toBe(memory.take(8))
  })

  it('is as large as was asked for, whatever was given back before', () => {
    const memory = createPictureMemory()
    memory.giveBack(pictureIn(memory.take(8)))
    expect(memory.take(16)).toHaveLength(16)
    expect(memory.take(4)).toHaveLength(4)
  })

  it('overwrites pictures whose memory came from elsewhere, and leaves that to its owner', () => {
    const memory = createPictureMemory()
    const others = new Uint8ClampedArray(8).fill(200)
    memory.giveBack(pictureIn(others))
    expect(others.every((byte) => byte === 0)).toBe(true)
    expect(memory.take(8)).not.toBe(others)
  })

  it('keeps a few pictures’ worth and no more', () => {
    const memory = createPictureMemory()
    const taken = Array.from({ length: 30 }, () => memory.take(8))
    for (const bytes of taken) memory.giveBack(pictureIn(bytes))
    const again = Array.from({ length: 30 }, () => memory.take(8))
    expect(again.filter((bytes) => taken.includes(bytes)).length).toBeLessThanOrEqual(4)
  })
})
