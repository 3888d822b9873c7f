import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { bareJpeg } from '../../../../../src/renderer/vision-worker/picture/bare-jpeg.ts'

const plain = sharp({ create: { width: 40, height: 30, channels: 3, background: '#3a7' } })

describe('bareJpeg', () => {
  it('drops EXIF, profile and their like, and leaves the picture as it was', async () => {
    const described = await plain
      .clone()
      .withExif({ IFD0: { Copyright: 'somebody', Make: 'a camera' } })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer()
    const bare = bareJpeg(described)
    const before = await sharp(described).metadata()
    const after = await sharp(bare).metadata()
    expect([before.exif, before.icc].every(Boolean)).toBe(true)
    expect([after.exif, after.icc, after.xmp, after.comments]).toEqual([undefined, undefined, undefined, undefined])
    const colours = (jpeg: Uint8Array) => sharp(jpeg, { ignoreIcc: true }).raw().toBuffer()
    expect(await colours(bare)).toEqual(await colours(described))
  })

  it('leaves a file alone that has nothing to drop', async () => {
    const jpeg = new Uint8Array(await plain.clone().jpeg().toBuffer())
    expect(bareJpeg(jpeg)).toEqual(jpeg)
  })
})
