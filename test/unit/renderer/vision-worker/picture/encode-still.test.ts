import { describe, expect, it } from 'vitest'
import { encodeStill, jpegQualities } from '../../../../../src/renderer/vision-worker/picture/encode-still.ts'
import { grayPicture } from '../../../../fakes/pictures.ts'

const picture = grayPicture(6, 8, () => 100)

/** An encoder whose files have a size by quality; remembers what it was asked for. */
function encoderOf(bytesFor: (quality: number) => number) {
  const asked: number[] = []
  return {
    asked,
    encode: (_: unknown, quality: number) => {
      asked.push(quality)
      return Promise.resolve(new Uint8Array(bytesFor(quality)))
    },
  }
}

describe('encodeStill', () => {
  it('takes the best quality that fits', async () => {
    const { asked, encode } = encoderOf((quality) => quality * 1000)
    expect(await encodeStill(picture, encode, 860)).toMatchObject({ widthPx: 6, heightPx: 8, mediaType: 'image/jpeg' })
    expect(asked).toEqual([0.92, 0.86])
  })

  it('gives up below a quality of 0.70 instead of sending mush', async () => {
    const { asked, encode } = encoderOf(() => 1001)
    expect(await encodeStill(picture, encode, 1000)).toBeUndefined()
    expect(asked).toEqual(jpegQualities)
    expect(Math.min(...asked)).toBe(0.7)
  })
})
