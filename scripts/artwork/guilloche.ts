/** Fine interwoven lines as banknotes have them: pure geometry, as SVG path data. */

const path = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`).join('')

/** A rosette: `petals`-fold waves on rings between two radii. */
export function rosette(x: number, y: number, inner: number, outer: number, petals: number, rings: number): string {
  return Array.from({ length: rings }, (_, k) => {
    const share = k / rings
    const [middle, swing] = [(inner + outer) / 2, (outer - inner) / 2]
    return path(
      Array.from({ length: 721 }, (__, i) => {
        const a = (i / 720) * 2 * Math.PI
        const r = middle + swing * Math.sin(petals * a + share * Math.PI * 2)
        return [x + r * Math.cos(a), y + r * Math.sin(a)] as const
      }),
    )
  }).join('')
}

/** A band of waves across, `lines` of them, that drift against each other and so weave. */
export function weave(
  [left, right]: readonly [number, number],
  middle: number,
  height: number,
  waves: number,
  lines: number,
): string {
  return Array.from({ length: lines }, (_, k) => {
    const share = k / lines
    return path(
      Array.from({ length: 361 }, (__, i) => {
        const t = i / 360
        const swell = 0.55 + 0.45 * Math.sin(2 * Math.PI * (t * 1.5 + share))
        const y = middle + (height / 2) * swell * Math.sin(2 * Math.PI * (waves * t + share))
        return [left + (right - left) * t, y + height * 0.16 * Math.sin(2 * Math.PI * (t * 0.7 + share * 0.5))] as const
      }),
    )
  }).join('')
}
