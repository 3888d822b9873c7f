import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readPictureHeader } from '../../../../src/main/practice/picture-header.ts'

const canvas = () => sharp({ create: { width: 321, height: 123, channels: 3, background: '#456' } })

describe('size', () => {
  it('of baseline and progressive JPEG, also behind metadata', async () => {
    const sized = { format: 'jpeg', widthPx: 321, heightPx: 123 }
    expect(readPictureHeader(await canvas().jpeg().toBuffer())).toEqual(sized)
    expect(readPictureHeader(await canvas().jpeg({ progressive: true }).toBuffer())).toEqual(sized)
    expect(
      readPictureHeader(
        await canvas()
          .withExif({ IFD0: { Copyright: 'x'.repeat(500) } })
          .jpeg()
          .toBuffer(),
      ),
    ).toEqual(sized)
  })

  it('of a JPEG whose Huffman tables come before its frame', () => {
    const tables = Buffer.from([0xff, 0xc4, 0x00, 0x07, 0, 0, 0, 0, 0])
    const frame = Buffer.from([0xff, 0xc0, 0x00, 0x0b, 8, 0, 123, 1, 65, 1, 1, 0x11, 0])
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8]), tables, frame])
    expect(readPictureHeader(jpeg)).toEqual({ format: 'jpeg', widthPx: 321, heightPx: 123 })
  })

  it('of PNG', async () => {
    expect(readPictureHeader(await canvas().png().toBuffer())).toEqual({ format: 'png', widthPx: 321, heightPx: 123 })
  })
})

it('GIF, WebP and text are neither', async () => {
  expect(readPictureHeader(await canvas().gif().toBuffer())).toBeUndefined()
  expect(readPictureHeader(await canvas().webp().toBuffer())).toBeUndefined()
  expect(readPictureHeader(Buffer.from('a picture, honestly: it ends in .jpg'))).toBeUndefined()
})

it('a picture cut within its header is none', async () => {
  const jpeg = await canvas().jpeg().toBuffer()
  const frameAt = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
  for (let length = 0; length < frameAt + 9; length += 1) {
    expect(readPictureHeader(jpeg.subarray(0, length)), `${length} bytes`).toBeUndefined()
  }
  const png = await canvas().png().toBuffer()
  expect(readPictureHeader(png.subarray(0, 20))).toBeUndefined()
})
