/**
 * Nobody's own face, at rest and level with its mesh: the points of FaceMesh that speech, blinks and smiles hardly move.
 * The mean of 57 faces and their mirror images as FaceMesh sees them; the same shape as in scripts/artwork.
 */

export interface CanonicalPoint {
  /** Number of the point in FaceMesh. */
  readonly index: number
  /** Centimetres: to the picture's right, down, away from the camera. */
  readonly place: readonly [x: number, y: number, z: number]
}

/** Eye corners, bridge, sides and base of the nose, forehead, temples, cheekbones. No lips, lids, brows or jaw. */
const places: readonly (readonly [index: number, x: number, y: number, z: number])[] = [
  [1, 0, 1.35, -3.55],
  [2, 0, 1.74, -1.86],
  [4, 0, 0.7, -3.74],
  [5, 0, -0.24, -3.45],
  [6, 0, -2.65, -1.69],
  [8, 0, -4.17, -1.26],
  [9, 0, -5, -1.4],
  [10, 0, -8.5, -0.64],
  [33, -4.67, -3.46, 1.16],
  [50, -4.97, -0.07, 0.43],
  [54, -6.12, -7.07, 2.67],
  [67, -3.64, -8.26, 0.2],
  [98, -1.79, 1.33, -1],
  [101, -3.51, -0.72, -0.08],
  [103, -5.16, -7.81, 1.35],
  [109, -1.98, -8.47, -0.46],
  [111, -5.81, -2.26, 1.7],
  [116, -6.45, -1.93, 2.42],
  [117, -5.38, -1.74, 1.12],
  [122, -0.6, -2.52, -1.44],
  [129, -2.17, 0.56, -0.57],
  [133, -1.81, -3.22, 0.59],
  [143, -6.38, -3.13, 2.63],
  [151, 0, -6.8, -1.06],
  [168, 0, -3.49, -1.21],
  [188, -1, -2.2, -1.03],
  [193, -0.79, -3.44, -0.75],
  [195, 0, -1.06, -2.83],
  [197, 0, -1.83, -2.25],
  [245, -1.05, -2.74, -0.4],
  [263, 4.67, -3.46, 1.16],
  [280, 4.97, -0.07, 0.43],
  [284, 6.12, -7.07, 2.67],
  [297, 3.64, -8.26, 0.2],
  [327, 1.79, 1.33, -1],
  [330, 3.51, -0.72, -0.08],
  [332, 5.16, -7.81, 1.35],
  [338, 1.98, -8.47, -0.46],
  [340, 5.81, -2.26, 1.7],
  [345, 6.45, -1.93, 2.42],
  [346, 5.38, -1.74, 1.12],
  [351, 0.6, -2.52, -1.44],
  [358, 2.17, 0.56, -0.57],
  [362, 1.81, -3.22, 0.59],
  [372, 6.38, -3.13, 2.63],
  [412, 1, -2.2, -1.03],
  [417, 0.79, -3.44, -0.75],
  [465, 1.05, -2.74, -0.4],
]

export const canonicalPoints: readonly CanonicalPoint[] = places.map(([index, ...place]) => ({ index, place }))
