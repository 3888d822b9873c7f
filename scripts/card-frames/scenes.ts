/** The situations that the finder is judged in, one frame of each at a time, with the card's exact corners. */
import { type Quad } from '../../src/renderer/vision-worker/card/card-geometry.ts'
import { frameSize, lay, shade, type Canvas } from './canvas.ts'
import { drawDesign, type Design } from './card-designs.ts'
import type { Chance } from './chance.ts'
import { busyKinds, deskKinds, drawBusy, drawDesk, paleCounter } from './desks.ts'
import { addFinger, addGlare, addLight, addNoise, blurred } from './disturbances.ts'
import { layThing, thingKinds } from './things.ts'

/** How often each is drawn: shares as in the project's card study. */
export const sceneWeights = {
  normal: 24,
  rotated: 14,
  tilted: 16,
  far: 10,
  'cut-off': 14,
  'white-on-white': 14,
  glare: 14,
  blurred: 14,
  dark: 12,
  finger: 12,
  clutter: 18,
  none: 30,
} as const
export type Scene = keyof typeof sceneWeights
export const scenes = Object.keys(sceneWeights) as readonly Scene[]

export interface DrawnFrame {
  readonly canvas: Canvas
  /** From the left top of the upright card, clockwise, pixel centres at whole numbers; absent where there is no card. */
  readonly corners?: Quad
}

export async function drawScene(scene: Scene, design: Design, chance: Chance): Promise<DrawnFrame> {
  const isBare = scene === 'none'
  let canvas = await drawGround(scene, chance)
  if (isBare || scene === 'clutter')
    for (let things = chance.whole(isBare ? 0 : 1, 3); things > 0; things--)
      await layThing(canvas, chance.oneOf(thingKinds), chance)

  const corners = isBare ? undefined : cardPlace(scene, chance)
  if (corners) {
    const isWhite = scene === 'white-on-white'
    const strength = isWhite ? chance.between(0.04, 0.22) : chance.between(0.1, 0.4)
    shade(canvas, corners, {
      strength,
      dx: chance.between(-5, 5),
      dy: chance.between(2, 7),
      softPx: chance.between(2, 5),
    })
    lay(canvas, await drawDesign(design, chance, isWhite), corners)
    if (scene === 'finger') addFinger(canvas, corners, chance)
    if (scene === 'glare') addGlare(canvas, corners, chance)
  }
  const isDark = scene === 'dark'
  addLight(
    canvas,
    isDark ? chance.between(0.1, 0.3) : scene === 'white-on-white' ? 1 : chance.between(0.8, 1.08),
    chance,
  )
  const isShaken = scene === 'blurred' && chance.in(0.5)
  const sigmaPx = scene === 'blurred' && !isShaken ? chance.between(1.6, 6) : chance.between(0, 0.7)
  canvas = await blurred(canvas, sigmaPx, isShaken ? chance.between(7, 25) : 0, chance)
  addNoise(canvas, isDark ? chance.between(3, 7) : chance.between(1.5, 4), chance)
  return { canvas, ...(corners && { corners }) }
}

function drawGround(scene: Scene, chance: Chance): Promise<Canvas> {
  if (scene === 'white-on-white') return paleCounter(chance, chance.between(222, 240))
  if (scene === 'clutter' ? chance.in(0.6) : scene === 'none' && chance.in(0.33))
    return drawBusy(chance.oneOf(busyKinds), chance)
  return drawDesk(chance.oneOf(deskKinds), chance)
}

/** Where a camera above the desk sees the card; some scenes set what is special about it. */
function cardPlace(scene: Scene, chance: Chance): Quad {
  const place = {
    wide: chance.between(0.38, 0.68),
    turnDeg: chance.between(-12, 12),
    tiltDeg: [chance.between(-14, 14), chance.between(-14, 14)] as [number, number],
    x: chance.between(-0.08, 0.08),
    y: chance.between(-0.06, 0.06),
  }
  if (scene === 'rotated') {
    place.turnDeg = chance.between(0, 360)
    // turned upright, a card fits into a wide frame only when it is a little farther away
    place.wide = chance.between(0.3, 0.5)
  }
  if (scene === 'far') place.wide = chance.between(0.14, 0.24)
  if (scene === 'tilted') {
    const turned = [chance.between(24, 42) * chance.sign(), chance.between(-12, 12)] as [number, number]
    place.tiltDeg = chance.in(0.6) ? turned : [turned[1], turned[0]]
  }
  if (scene === 'cut-off') {
    place.wide = chance.between(0.5, 0.75)
    const out = 0.5 - place.wide * chance.between(0.1, 0.38)
    if (chance.in(0.5)) place.x = out * chance.sign()
    else place.y = out * chance.sign()
  }
  const corners = projected(place, chance.between(0.85, 1.15))
  // all other scenes show the whole card
  return scene === 'cut-off' || isWhole(corners) ? corners : cardPlace(scene, chance)
}

/** A pinhole camera, focal length in frame widths. */
function projected(
  {
    wide,
    turnDeg,
    tiltDeg,
    x,
    y,
  }: { wide: number; turnDeg: number; tiltDeg: readonly [number, number]; x: number; y: number },
  focal: number,
): Quad {
  const focalPx = focal * frameSize.width
  const awayMm = (focal * 85.6) / wide
  const [a, b, c] = [turnDeg, ...tiltDeg].map((deg) => (deg * Math.PI) / 180) as [number, number, number]
  const corner = (left: number, up: number) => {
    const [x1, y1] = [left * Math.cos(a) - up * Math.sin(a), left * Math.sin(a) + up * Math.cos(a)]
    const [y2, z2] = [y1 * Math.cos(b), y1 * Math.sin(b)]
    const [x3, z3] = [x1 * Math.cos(c) + z2 * Math.sin(c), z2 * Math.cos(c) - x1 * Math.sin(c)]
    return {
      x: (focalPx * x3) / (awayMm + z3) + frameSize.width * (0.5 + x),
      y: (focalPx * y2) / (awayMm + z3) + frameSize.height * (0.5 + y),
    }
  }
  return [corner(-42.8, -26.99), corner(42.8, -26.99), corner(42.8, 26.99), corner(-42.8, 26.99)]
}

const BORDER_PX = 16

const isWhole = (corners: Quad) =>
  corners.every(
    ({ x, y }) => x > BORDER_PX && y > BORDER_PX && x < frameSize.width - BORDER_PX && y < frameSize.height - BORDER_PX,
  )
