/** Cloth of any colour and pattern, for whatever of it lies on a face. */
import type { FaceFrame } from './face-frame.ts'
import type { Chance } from './seeded-chance.ts'
import { downwardGradient, rgb, shaded, shape, type Colour } from './svg-shapes.ts'

export const fabric = (chance: Chance): Colour => {
  const plain: readonly Colour[] = [
    [235, 238, 240],
    [150, 200, 230],
    [20, 20, 24],
    [95, 98, 104],
    [40, 60, 110],
    [230, 150, 170],
    [40, 110, 100],
    [170, 30, 40],
  ]
  const any: Colour = [chance.between(10, 245), chance.between(10, 245), chance.between(10, 245)]
  return chance.isTrue(0.7) ? plainAround(chance.oneOf(plain), chance) : any
}

const plainAround = (colour: Colour, chance: Chance): Colour => {
  const by = chance.between(-18, 18)
  return [colour[0] + by, colour[1] + by + chance.between(-8, 8), colour[2] + by]
}

/** Fills a path with cloth: shading, and now and then folds, stripes, checks or dots. */
export function cloth(path: string, face: FaceFrame, chance: Chance, colour: Colour): string {
  const e = face.eyeSpanPx
  const light = rgb(shaded(colour, chance.between(0.95, 1.15)))
  const dark = rgb(shaded(colour, chance.between(0.55, 0.95)))
  const other = rgb(chance.isTrue(0.5) ? fabric(chance) : shaded(colour, chance.between(0.5, 1.5)))
  const step = e * chance.between(0.06, 0.3)
  const motif = chance.oneOf([
    `<rect width="${step}" height="${step / 2}" fill="${other}"/>`,
    `<circle cx="${step / 2}" cy="${step / 2}" r="${step / 4}" fill="${other}"/>`,
    `<path d="M0 0L${step} ${step}M${step} 0L0 ${step}" stroke="${other}" stroke-width="${step / 6}"/>`,
  ])
  const pattern = `<pattern id="cloth" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="rotate(${chance.between(0, 180)})">${motif}</pattern>`
  const isPatterned = chance.isTrue(0.3)
  return `<defs>${downwardGradient('shade', light, dark)}${isPatterned ? pattern : ''}</defs>${shape(path, 'url(#shade)')}${isPatterned ? shape(path, 'url(#cloth)', `opacity="${chance.between(0.3, 1).toFixed(2)}"`) : ''}`
}
