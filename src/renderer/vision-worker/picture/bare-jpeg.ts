/** A JPEG without anything that describes it: no profile, no EXIF, no comment. The picture itself is not touched. */

const START_OF_SCAN = 0xda
const COMMENT = 0xfe
const JFIF = 0xe0
const LAST_APPLICATION = 0xef

/**
 * Drops the application segments but JFIF, and comments [ITU T.81, B.1.1.2 and B.2.4].
 * The browser writes a profile for sRGB, which is what a JPEG without a profile means anyway.
 */
export function bareJpeg(jpeg: Uint8Array): Uint8Array {
  const kept = [jpeg.subarray(0, 2)]
  let at = 2
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== START_OF_SCAN) {
    const marker = jpeg[at + 1]!
    const end = at + 2 + (jpeg[at + 2]! << 8) + jpeg[at + 3]!
    const describes = marker === COMMENT || (marker > JFIF && marker <= LAST_APPLICATION)
    if (!describes) kept.push(jpeg.subarray(at, end))
    at = end
  }
  kept.push(jpeg.subarray(at))

  const bare = new Uint8Array(kept.reduce((sum, part) => sum + part.length, 0))
  let to = 0
  for (const part of kept) {
    bare.set(part, to)
    to += part.length
  }
  return bare
}
