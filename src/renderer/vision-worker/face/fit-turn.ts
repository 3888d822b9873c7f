/**
 * Finds the turn that makes a known shape look as it is seen: weak perspective (the lines of sight run parallel),
 * least squares over turn and size by Gauss-Newton. Knows nothing of faces.
 */
import type { PointPx } from '../../../shared/domain/units.ts'

export type Vector = readonly [number, number, number]
/** Three rows: what x, y and z of a turned point are made of. */
export type Turn = readonly [Vector, Vector, Vector]

/** Enough from a shape that faces the camera to any turn below 60 degrees; most need five. */
const MAX_STEPS = 12
/** Radians; a smaller step changes nothing that matters. */
const SMALL_STEP = 1e-6

/**
 * @param shape points in any unit; x to the right, y down, z away from the camera
 * @param seen where the picture shows them, in the same order; at least four, not in one plane
 */
export function fitTurn(shape: readonly Vector[], seen: readonly PointPx[]): Turn {
  const middle = meanOf(shape)
  const model = shape.map((point) => minus(point, middle))

  // the model lies around its own middle, so where in the picture it is seen cancels out of every sum below
  let { turn, size } = flatStart(model, seen)
  for (let step = 0; step < MAX_STEPS; step++) {
    const equations = Array.from({ length: 4 }, () => [0, 0, 0, 0, 0])
    for (const [i, point] of model.entries()) {
      const [x, y, z] = turned(turn, point)
      const { x: seenX, y: seenY } = seen[i]!
      // how the point's place in the picture changes with a small turn about x, y and z, and with size
      addEquation(equations, [0, size * z, -size * y, x], seenX - size * x)
      addEquation(equations, [-size * z, 0, size * x, y], seenY - size * y)
    }
    const [aboutX, aboutY, aboutZ, grown] = solved(equations)
    turn = followedBy(turn, [aboutX, aboutY, aboutZ])
    size += grown
    if (Math.hypot(aboutX, aboutY, aboutZ) < SMALL_STEP) break
  }
  return turn
}

/** Seen from the front, leaning as the picture shows it: the best turn and size within the plane. */
function flatStart(model: readonly Vector[], picture: readonly PointPx[]): { turn: Turn; size: number } {
  let [along, across, spread] = [0, 0, 0]
  for (const [i, [x, y]] of model.entries()) {
    const seen = picture[i]!
    along += x * seen.x + y * seen.y
    across += x * seen.y - y * seen.x
    spread += x * x + y * y
  }
  const strength = Math.hypot(along, across) || 1
  const [cos, sin] = [along / strength, across / strength]
  const turn: Turn = [
    [cos, -sin, 0],
    [sin, cos, 0],
    [0, 0, 1],
  ]
  return { turn, size: strength / spread }
}

function addEquation(equations: number[][], factors: readonly number[], rest: number): void {
  // no iterators: it is called a thousand times a frame
  for (let row = 0; row < 4; row++) {
    const equation = equations[row]!
    const factor = factors[row]!
    for (let column = 0; column < 4; column++) equation[column]! += factor * factors[column]!
    equation[4]! += factor * rest
  }
}

/** Gauss elimination with the largest pivot; four equations, the last column is the right side. */
function solved(equations: number[][]): readonly [number, number, number, number] {
  for (let column = 0; column < 4; column++) {
    let pivot = column
    for (let row = column + 1; row < 4; row++)
      if (Math.abs(equations[row]![column]!) > Math.abs(equations[pivot]![column]!)) pivot = row
    ;[equations[column], equations[pivot]] = [equations[pivot]!, equations[column]!]
    for (let row = 0; row < 4; row++) {
      if (row === column) continue
      const share = equations[row]![column]! / (equations[column]![column]! || 1)
      for (let k = column; k < 5; k++) equations[row]![k]! -= share * equations[column]![k]!
    }
  }
  const unknown = (i: number) => equations[i]![4]! / (equations[i]![i]! || 1)
  return [unknown(0), unknown(1), unknown(2), unknown(3)]
}

/** Rodrigues' formula: turns each column of the turn about the axis, by its length in radians. */
function followedBy(turn: Turn, axis: Vector): Turn {
  const angle = Math.hypot(...axis)
  if (angle === 0) return turn
  const [x, y, z] = [axis[0] / angle, axis[1] / angle, axis[2] / angle]
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const rest = 1 - cos
  const step: Turn = [
    [cos + x * x * rest, x * y * rest - z * sin, x * z * rest + y * sin],
    [y * x * rest + z * sin, cos + y * y * rest, y * z * rest - x * sin],
    [z * x * rest - y * sin, z * y * rest + x * sin, cos + z * z * rest],
  ]
  const columns = [0, 1, 2].map((i) => turned(step, [turn[0][i]!, turn[1][i]!, turn[2][i]!]))
  const row = (i: 0 | 1 | 2): Vector => [columns[0]![i], columns[1]![i], columns[2]![i]]
  return [row(0), row(1), row(2)]
}

export function turned([toRight, down, away]: Turn, point: Vector): Vector {
  return [dot(toRight, point), dot(down, point), dot(away, point)]
}

function meanOf(points: readonly Vector[]): Vector {
  const sum: [number, number, number] = [0, 0, 0]
  for (const point of points) for (let k = 0; k < 3; k++) sum[k]! += point[k]! / points.length
  return sum
}

const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
