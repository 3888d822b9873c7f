import { describe, expect, it } from 'vitest'
import { canonicalPoints } from '../../../../../src/renderer/vision-worker/face/canonical-face.ts'
import { turned, type Turn, type Vector } from '../../../../../src/renderer/vision-worker/face/fit-turn.ts'
import { headPose, turnOf, type HeadPose } from '../../../../../src/renderer/vision-worker/face/head-pose.ts'
import type { MeshPoint } from '../../../../../src/renderer/vision-worker/face/fit-mesh.ts'

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** First the nod, then the turn to the side, then the lean. */
function turnBy({ yawDeg, pitchDeg, rollDeg }: HeadPose): Turn {
  const [a, b, c] = [radians(yawDeg), radians(pitchDeg), radians(rollDeg)]
  const image = ([x, y, z]: Vector): Vector => {
    const [y1, z1] = [y * Math.cos(b) + z * Math.sin(b), z * Math.cos(b) - y * Math.sin(b)]
    const [x2, z2] = [x * Math.cos(a) - z1 * Math.sin(a), z1 * Math.cos(a) + x * Math.sin(a)]
    return [x2 * Math.cos(c) - y1 * Math.sin(c), x2 * Math.sin(c) + y1 * Math.cos(c), z2]
  }
  const [x, y, z] = [image([1, 0, 0]), image([0, 1, 0]), image([0, 0, 1])]
  return [
    [x[0], y[0], z[0]],
    [x[1], y[1], z[1]],
    [x[2], y[2], z[2]],
  ]
}

/** The canonical face as a camera sees it from that far; without a distance, from infinitely far. */
function seen(pose: HeadPose, distanceCm = Infinity) {
  const turn = turnBy(pose)
  return canonicalPoints.map(({ place }) => {
    const [x, y, z] = turned(turn, place)
    const scale = distanceCm === Infinity ? 9 : (9 * distanceCm) / (distanceCm + z)
    return { x: 300 + scale * x, y: 400 + scale * y }
  })
}

const anglesOf = ({ yawDeg, pitchDeg, rollDeg }: HeadPose) => [yawDeg, pitchDeg, rollDeg]

function expectSame(measured: HeadPose, truth: HeadPose, withinDeg: number): void {
  for (const [i, angle] of anglesOf(measured).entries())
    expect(Math.abs(angle - anglesOf(truth)[i]!), `of ${JSON.stringify(truth)}`).toBeLessThan(withinDeg)
}

describe('the turn of a face whose shape is known', () => {
  const angles = [-50, -20, 0, 20, 50]
  const poses = angles.flatMap((yawDeg) =>
    angles.flatMap((pitchDeg) => [-80, 0, 33].map((rollDeg) => ({ yawDeg, pitchDeg, rollDeg }))),
  )

  it('is found again to a thousandth of a degree where the lines of sight run parallel', () => {
    for (const pose of poses) expectSame(turnOf(canonicalPoints, seen(pose)), pose, 0.001)
  })

  it.each([
    [45, 5],
    [75, 3],
    [200, 1.2],
  ])('seen from %i cm is found again within %f degrees, turned 20 both ways', (distanceCm, withinDeg) => {
    for (const pose of poses.filter((p) => anglesOf(p).every((angle) => Math.abs(angle) <= 33)))
      expectSame(turnOf(canonicalPoints, seen(pose, distanceCm)), pose, withinDeg)
  })
})

/** A mesh of which only the points that count are anywhere. */
function meshOf(points: readonly { x: number; y: number }[], mirrored = false): { points: MeshPoint[] } {
  const mesh = Array.from({ length: 468 }, () => ({ x: 0, y: 0, z: 0 }))
  const indexes = canonicalPoints.map(({ index }) => index)
  for (const [i, index] of indexes.entries()) {
    const [px, py] = [points[i]!.x, points[i]!.y]
    const [, ownY, ownZ] = canonicalPoints[i]!.place
    const ownX = canonicalPoints[i]!.place[0]
    const twin = canonicalPoints.find(({ place: [x, y, z] }) => x === -ownX && y === ownY && z === ownZ)!
    mesh[mirrored ? twin.index : index] = { x: mirrored ? 600 - px : px, y: py, z: 0 }
  }
  return { points: mesh }
}

describe('the pose of a head', () => {
  it('changes the sign of yaw and lean in the mirror, and nothing else', () => {
    const points = seen({ yawDeg: 14, pitchDeg: 9, rollDeg: -21 })
    const [plain, mirrored] = [headPose(meshOf(points)), headPose(meshOf(points, true))]
    expectSame(mirrored, { yawDeg: -plain.yawDeg, pitchDeg: plain.pitchDeg, rollDeg: -plain.rollDeg }, 1e-6)
  })

  it('is level where people look straight into the camera, and grows with the nod either way', () => {
    const pitchAt = (pitchDeg: number) => headPose(meshOf(seen({ yawDeg: 0, pitchDeg, rollDeg: 0 }))).pitchDeg
    expect(pitchAt(7)).toBeCloseTo(0, 6)
    expect(pitchAt(15)).toBeCloseTo(10, 6)
    expect(pitchAt(-9)).toBeCloseTo(-20, 6)
  })

  it('says positive yaw where the nose points to the right of the picture, the subject’s left', () => {
    const nose = canonicalPoints.findIndex(({ index }) => index === 4)
    const bridge = canonicalPoints.findIndex(({ index }) => index === 168)
    const points = seen({ yawDeg: 20, pitchDeg: 0, rollDeg: 0 })
    expect(points[nose]!.x).toBeGreaterThan(points[bridge]!.x)
    expect(headPose(meshOf(points)).yawDeg).toBeCloseTo(20, 3)
  })

  it('does not depend on where in the picture the face is, nor on its size', () => {
    const points = seen({ yawDeg: -11, pitchDeg: 3, rollDeg: 5 })
    const elsewhere = points.map(({ x, y }) => ({ x: 0.3 * x - 900, y: 0.3 * y + 55 }))
    expectSame(headPose(meshOf(elsewhere)), headPose(meshOf(points)), 1e-6)
  })
})
