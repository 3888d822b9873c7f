import { describe, expect, it } from 'vitest'
import {
  canFollow,
  changedShare,
  countLastsMs,
  isCountDue,
  isSameFace,
  isStillOn,
  type FacePlace,
  type StreamPicture,
} from '../../../../../src/renderer/vision-worker/face/face-track.ts'

const scene = (luma: number, changedCells = 0) => new Float32Array(100).fill(luma).fill(luma + 100, 0, changedCells)

const picture = (atMs: number, cells = scene(100)): StreamPicture => ({
  widthPx: 540,
  heightPx: 720,
  atMs,
  scene: cells,
})

const place: FacePlace = { box: { x: 170, y: 200, width: 200, height: 250 }, rollRad: 0, presence: 0.99 }
const placed = (change: Partial<FacePlace['box']>): FacePlace => ({ ...place, box: { ...place.box, ...change } })
const size = { widthPx: 540, heightPx: 720 }

describe('following a face', () => {
  it('follows within a stream only: time must pass, but not long', () => {
    expect(canFollow(picture(0), picture(1))).toBe(true)
    expect(canFollow(picture(0), picture(1000))).toBe(true)
    expect(canFollow(picture(0), picture(1001))).toBe(false)
    expect(canFollow(picture(5), picture(5))).toBe(false)
    expect(canFollow(picture(5), picture(4))).toBe(false)
  })

  it('does not follow from one place to another', () => {
    expect(canFollow(picture(0), picture(66, scene(100, 20)))).toBe(true)
    expect(canFollow(picture(0), picture(66, scene(100, 21)))).toBe(false)
    expect(canFollow(picture(0), picture(66, new Float32Array(99).fill(100)))).toBe(false)
  })

  it('counts anew after half a second, and as soon as the scene has changed since the count', () => {
    expect(isCountDue(picture(0), picture(countLastsMs - 1))).toBe(false)
    expect(isCountDue(picture(0), picture(countLastsMs))).toBe(true)
    expect(isCountDue(picture(0), picture(66, scene(100, 21)))).toBe(true)
  })

  it('takes noise for no change', () => {
    expect(changedShare(scene(100), scene(120))).toBe(0)
    expect(changedShare(scene(100), scene(121))).toBe(1)
  })

  it('stays on a face that moves, nears and leans as people do', () => {
    expect(isStillOn(place, placed({ x: 230 }), size)).toBe(true)
    expect(isStillOn(place, placed({ width: 240, height: 300 }), size)).toBe(true)
    expect(isStillOn(place, { ...place, rollRad: -0.3 }, size)).toBe(true)
  })

  it('doubts a mesh that jumps, grows, turns or is unsure', () => {
    expect(isStillOn(place, placed({ y: 300 }), size)).toBe(false)
    expect(isStillOn(place, placed({ width: 260 }), size)).toBe(false)
    expect(isStillOn(place, placed({ width: 150 }), size)).toBe(false)
    expect(isStillOn(place, { ...place, rollRad: 0.4 }, size)).toBe(false)
    expect(isStillOn(place, { ...place, presence: 0.89 }, size)).toBe(false)
  })

  it('takes a turn across the half circle for the small turn that it is', () => {
    const upsideDown = (rollRad: number): FacePlace => ({ ...place, rollRad })
    expect(isStillOn(upsideDown(3.1), upsideDown(-3.1), size)).toBe(true)
  })

  it('doubts a mesh that reaches out of the picture', () => {
    const near = placed({ x: 2 })
    expect(isStillOn(near, placed({ x: 0 }), size)).toBe(true)
    expect(isStillOn(near, placed({ x: -1 }), size)).toBe(false)
    expect(isStillOn(placed({ x: 330 }), placed({ x: 341 }), size)).toBe(false)
  })

  it('knows the face again that the detector found, though its box is another', () => {
    expect(isSameFace(place.box, { x: 160, y: 220, width: 230, height: 230 })).toBe(true)
    expect(isSameFace(place.box, { x: 300, y: 220, width: 230, height: 230 })).toBe(false)
    expect(isSameFace(place.box, { x: 240, y: 300, width: 60, height: 60 })).toBe(false)
  })
})
