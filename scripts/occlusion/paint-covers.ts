/** What covers a face, and what only looks like it: drawn as SVG over a face whose mesh is known. */
import type { FaceFrame } from './face-frame.ts'
import { clearGlasses, darkGlasses } from './glasses.ts'
import { beard, fringe, hairOverEye, makeUp } from './hair-and-make-up.ts'
import { hand, handOverMouth, sheet, thingAtMouth } from './held-covers.ts'
import type { Chance } from './seeded-chance.ts'
import type { Colour } from './svg-shapes.ts'
import { eyePatch, headwear, mask, scarf, underChin } from './worn-covers.ts'

export interface Cover {
  readonly name: string
  /** Does it cover mouth or nose? */
  readonly mouth: boolean
  /** Does it cover an eye? */
  readonly eyes: boolean
  /** @param skin colour of this face's cheek */
  readonly paint: (face: FaceFrame, chance: Chance, skin: Colour) => string
}

export const covers: readonly Cover[] = [
  { name: 'mask', mouth: true, eyes: false, paint: mask },
  { name: 'scarf', mouth: true, eyes: false, paint: scarf },
  {
    name: 'hand over mouth',
    mouth: true,
    eyes: false,
    paint: handOverMouth,
  },
  {
    name: 'sheet over mouth',
    mouth: true,
    eyes: false,
    paint: (f, c) => sheet(f, c, c.between(0.42, 0.62), c.between(1.3, 2.6)),
  },
  { name: 'thing at the mouth', mouth: true, eyes: false, paint: thingAtMouth },
  { name: 'dark glasses', mouth: false, eyes: true, paint: darkGlasses },
  { name: 'hair over an eye', mouth: false, eyes: true, paint: hairOverEye },
  {
    name: 'hand over an eye',
    mouth: false,
    eyes: true,
    paint: (f, c, skin) => hand(f, c, skin, c.oneOf(f.eyes), c.between(-20, 110)),
  },
  {
    name: 'sheet over the eyes',
    mouth: false,
    eyes: true,
    paint: (f, c) => sheet(f, c, c.between(-1.4, -0.5), c.between(0.17, 0.3)),
  },
  { name: 'patch over an eye', mouth: false, eyes: true, paint: eyePatch },
]

export const harmless: readonly Cover[] = [
  { name: 'clear glasses', mouth: false, eyes: false, paint: clearGlasses },
  { name: 'beard', mouth: false, eyes: false, paint: beard },
  { name: 'make-up', mouth: false, eyes: false, paint: makeUp },
  { name: 'cap or headscarf', mouth: false, eyes: false, paint: headwear },
  { name: 'fringe above the eyes', mouth: false, eyes: false, paint: fringe },
  { name: 'something under the chin', mouth: false, eyes: false, paint: underChin },
  {
    name: 'hand at the cheek',
    mouth: false,
    eyes: false,
    paint: (f, c, skin) =>
      hand(f, c, skin, f.place(c.oneOf([-1, 1]) * c.between(0.95, 1.2), c.between(0.5, 1.1)), c.between(-20, 35)),
  },
]
