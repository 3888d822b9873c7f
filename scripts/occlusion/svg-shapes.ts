/** SVG by the piece: shapes from points, fills by name. Knows nothing of faces. */
import type { PointPx, Px } from '../../src/shared/domain/units.ts'

export type Colour = readonly [red: number, green: number, blue: number]

export const rgb = ([red, green, blue]: Colour): string =>
  `rgb(${[red, green, blue].map((value) => Math.round(Math.min(255, Math.max(0, value)))).join(',')})`

export const shaded = ([red, green, blue]: Colour, by: number): Colour => [red * by, green * by, blue * by]

/** A closed curve through the middles of the points' sides: soft where `isSoft`, straight otherwise. */
export function closedPath(points: readonly PointPx[], isSoft: boolean): string {
  if (!isSoft) return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`
  const middle = (a: PointPx, b: PointPx) => `${((a.x + b.x) / 2).toFixed(1)} ${((a.y + b.y) / 2).toFixed(1)}`
  const curves = points.map((point, i) => {
    const after = points[(i + 1) % points.length]!
    return `Q${point.x.toFixed(1)} ${point.y.toFixed(1)} ${middle(point, after)}`
  })
  return `M${middle(points.at(-1)!, points[0]!)}${curves.join('')}Z`
}

export function line(points: readonly PointPx[], colour: string, widthPx: Px, opacity = 1): string {
  const path = points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)
  const curve = path.length === 3 ? `M${path[0]}Q${path[1]} ${path[2]}` : `M${path.join('L')}`
  return `<path d="${curve}" fill="none" stroke="${colour}" stroke-width="${widthPx.toFixed(1)}" stroke-linecap="round" stroke-linejoin="round" opacity="${opacity.toFixed(2)}"/>`
}

export const shape = (path: string, fill: string, more = ''): string => `<path d="${path}" fill="${fill}" ${more}/>`

export function downwardGradient(id: string, top: string, bottom: string, topOpacity = 1, bottomOpacity = 1): string {
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0.2" y2="1"><stop offset="0" stop-color="${top}" stop-opacity="${topOpacity.toFixed(2)}"/><stop offset="1" stop-color="${bottom}" stop-opacity="${bottomOpacity.toFixed(2)}"/></linearGradient>`
}

/** Points of an ellipse-like outline; 2 is an ellipse, more is nearer to a box. */
export function roundish(centre: PointPx, width: Px, height: Px, squareness: number, turnDeg: number): PointPx[] {
  const [cos, sin] = [Math.cos((turnDeg * Math.PI) / 180), Math.sin((turnDeg * Math.PI) / 180)]
  return Array.from({ length: 24 }, (_, i) => {
    const angle = (i / 24) * 2 * Math.PI
    const bent = (value: number) => Math.sign(value) * Math.abs(value) ** (2 / squareness)
    const x = (bent(Math.cos(angle)) * width) / 2
    const y = (bent(Math.sin(angle)) * height) / 2
    return { x: centre.x + x * cos - y * sin, y: centre.y + x * sin + y * cos }
  })
}
