/** Recognises JPEG and PNG by their bytes and reads their size; decodes no pixels and trusts no name. */
import type { SizePx } from '../../shared/domain/units.ts'

export interface PictureHeader extends SizePx {
  readonly format: 'jpeg' | 'png'
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** @returns nothing for any other format, and for a header that is cut or broken */
export function readPictureHeader(bytes: Buffer): PictureHeader | undefined {
  return readPng(bytes) ?? readJpeg(bytes)
}

function readPng(bytes: Buffer): PictureHeader | undefined {
  const isPng = bytes.length >= 24 && bytes.subarray(0, 8).equals(PNG_SIGNATURE)
  if (!isPng || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return sized('png', bytes.readUInt32BE(16), bytes.readUInt32BE(20))
}

/** Walks the segments up to the frame header [ITU-T T.81, annex B]. */
function readJpeg(bytes: Buffer): PictureHeader | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1 // a fill byte
      continue
    }
    if (isFrameHeader(marker)) return sized('jpeg', bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))
    const hasLength = marker > 0xd9 || (marker >= 0xc0 && marker < 0xd0)
    const length = bytes.readUInt16BE(at + 2)
    if (!hasLength || length < 2) return undefined
    at += 2 + length
  }
  return undefined
}

/** SOF0 to SOF15, without the three other markers in that row: DHT, JPG and DAC. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function sized(format: PictureHeader['format'], widthPx: number, heightPx: number): PictureHeader | undefined {
  return widthPx > 0 && heightPx > 0 ? { format, widthPx, heightPx } : undefined
}
