/** Text as SVG outlines in the app's own typeface, so that no installed font is needed. */
import { readFileSync } from 'node:fs'
import { readTypeface } from './woff2-outlines.ts'

const inter = readTypeface(
  readFileSync(
    new URL('../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', import.meta.url),
  ),
)

export interface LetterStyle {
  readonly size: number
  readonly colour: string
  readonly opacity?: number
  /** Extra weight, as a share of the size: 0 regular, 0.04 bold. */
  readonly weight?: number
  /** Extra space between letters, as a share of the size. */
  readonly spacing?: number
  readonly anchor?: 'start' | 'middle' | 'end'
}

/** One line of text with its baseline starting (or ending, or centred) at x, y. */
export function letters(text: string, x: number, y: number, style: LetterStyle): string {
  const { size, colour, opacity = 1, weight = 0, spacing = 0, anchor = 'start' } = style
  const scale = size / inter.unitsPerEm
  let width = 0
  const shapes = [...text].map((character) => {
    const { path, advance } = inter.glyph(character)
    const at = width
    width += advance + spacing * inter.unitsPerEm
    return `<path transform="translate(${at} 0)" d="${path}"/>`
  })
  const shift = { start: 0, middle: width / 2, end: width }[anchor] * scale
  const stroke =
    weight > 0 ? ` stroke="${colour}" stroke-width="${weight * inter.unitsPerEm}" stroke-linejoin="round"` : ''
  return `<g transform="translate(${x - shift} ${y}) scale(${scale} ${-scale})" fill="${colour}" opacity="${opacity}"${stroke}>${shapes.join('')}</g>`
}
