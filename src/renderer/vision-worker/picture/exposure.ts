/** How light a part of a picture is. Rec. 601 luma, 0..255. */
import type { BoxPx, Share } from '../../../shared/domain/units.ts'
import { lumaAt, type Pixels, type Pyramid } from './pixels.ts'

export interface Exposure {
  readonly meanLuma: number
  /** 95 of 100 pixels are darker. */
  readonly highLuma: number
  /** Share of pixels that are nearly black. */
  readonly darkShare: Share
  /** Share of pixels where red, green and blue are all burnt out: glare. */
  readonly brightShare: Share
}

/** Below this luma a pixel shows nothing that the service could use; dark skin in good light stays above. */
const NEARLY_BLACK = 40

/** The least of red, green and blue of a burnt-out pixel [own card study]. */
const BURNT_OUT = 250

/** Faces are measured at 64 to 128 px across: enough for light, and cheap. */
const WIDTH_PX = 64

/** Of the ellipse that fills `box`, which is all face and no background; absent where it lies outside the picture. */
export function exposureOfFace(pyramid: Pyramid, box: BoxPx): Exposure | undefined {
  const level = pyramid.levelFor(Math.max(1, box.width / WIDTH_PX))
  const centreX = (box.x + box.width / 2) / level.step
  const centreY = (box.y + box.height / 2) / level.step
  const [radiusX, radiusY] = [box.width / 2 / level.step, box.height / 2 / level.step]
  return exposureWhere(
    level,
    (x, y) => ((x + 0.5 - centreX) / radiusX) ** 2 + ((y + 0.5 - centreY) / radiusY) ** 2 <= 1,
  )
}

/** Of the whole picture. */
export function exposureOfPicture(pyramid: Pyramid): Exposure | undefined {
  return exposureWhere(pyramid.levelFor(Math.max(1, pyramid.full.widthPx / WIDTH_PX)), () => true)
}

function exposureWhere(
  { data, widthPx, heightPx }: Pixels,
  isInside: (x: number, y: number) => boolean,
): Exposure | undefined {
  const histogram = new Uint32Array(256)
  let [count, sum, dark, bright] = [0, 0, 0, 0]
  for (let y = 0, index = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, index += 4) {
      if (!isInside(x, y)) continue
      const luma = lumaAt(data, index)
      histogram[Math.round(luma)]!++
      count++
      sum += luma
      if (luma < NEARLY_BLACK) dark++
      if (Math.min(data[index]!, data[index + 1]!, data[index + 2]!) >= BURNT_OUT) bright++
    }
  }
  if (count === 0) return undefined
  return {
    meanLuma: sum / count,
    highLuma: percentile(histogram, count, 0.95),
    darkShare: dark / count,
    brightShare: bright / count,
  }
}

/** The value below which `share` of what the histogram counted lies. */
export function percentile(histogram: Uint32Array, count: number, share: Share): number {
  let seen = 0
  for (const [value, times] of histogram.entries()) {
    seen += times
    if (seen >= count * share) return value
  }
  return histogram.length - 1
}
