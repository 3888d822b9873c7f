/**
 * Reads letter shapes out of a WOFF2 font, so that drawn text looks the same on every machine.
 * Only what text needs: outlines, widths and the character map (W3C WOFF2, sections 4 and 5).
 */
import { brotliDecompressSync } from 'node:zlib'

export interface Glyph {
  /** SVG path data, y upwards, in font units. */
  readonly path: string
  readonly advance: number
}
export interface Typeface {
  readonly unitsPerEm: number
  glyph(character: string): Glyph
}

interface OutlinePoint {
  readonly x: number
  readonly y: number
  readonly isOn: boolean
}
type Contour = readonly OutlinePoint[]

/** Reads big-endian numbers one after another. */
function reader(bytes: Buffer, start = 0) {
  let at = start
  const u8 = (): number => bytes.readUInt8(at++)
  const u16 = (): number => bytes.readUInt16BE((at += 2) - 2)
  const short255 = (): number => {
    const code = u8()
    return code === 253 ? u16() : code === 254 ? u8() + 506 : code === 255 ? u8() + 253 : code
  }
  return {
    u8,
    u16,
    i8: () => bytes.readInt8(at++),
    i16: () => bytes.readInt16BE((at += 2) - 2),
    u32: () => bytes.readUInt32BE((at += 4) - 4),
    short255,
    base128(): number {
      for (let value = 0; ;) {
        const byte = u8()
        value = value * 128 + (byte & 127)
        if (byte < 128) return value
      }
    },
    skip(count: number) {
      at += count
    },
    position: () => at,
  }
}

const knownTags = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca']

/** The tables by tag; `isTransformed` says that the table is in WOFF2's own, tighter form. */
function tablesOf(font: Buffer): Map<string, { readonly bytes: Buffer; readonly isTransformed: boolean }> {
  const count = font.readUInt16BE(12)
  const packedLength = font.readUInt32BE(20)
  const list = reader(font, 48)
  const entries = Array.from({ length: count }, () => {
    const flags = list.u8()
    let tag = knownTags[flags & 63] ?? ''
    if ((flags & 63) === 63) {
      tag = font.toString('latin1', list.position(), list.position() + 4)
      list.skip(4)
    }
    const fullLength = list.base128()
    const version = flags >> 6
    const isTransformed = tag === 'glyf' || tag === 'loca' ? version === 0 : version !== 0
    return { tag, isTransformed, length: isTransformed ? list.base128() : fullLength }
  })
  const data = brotliDecompressSync(font.subarray(list.position(), list.position() + packedLength))
  let at = 0
  return new Map(
    entries.map(({ tag, isTransformed, length }) => {
      at += length
      return [tag, { bytes: data.subarray(at - length, at), isTransformed }]
    }),
  )
}

/** All outlines of the transformed `glyf` table, in glyph order. */
function outlinesOf(glyf: Buffer): Contour[][] {
  const head = reader(glyf, 4)
  const glyphCount = head.u16()
  head.skip(2)
  const sizes = Array.from({ length: 7 }, head.u32)
  let start = head.position()
  const [contourCounts, pointCounts, flags, triplets, composites] = sizes.map((size) => {
    start += size
    return reader(glyf, start - size)
  }) as [Reader, Reader, Reader, Reader, Reader]

  const parts: ({ readonly contours: Contour[] } | { readonly components: Component[] })[] = []
  for (let g = 0; g < glyphCount; g++) {
    const count = contourCounts.i16()
    if (count < 0) {
      const { components, hasProgram } = readComponents(composites)
      if (hasProgram) triplets.short255()
      parts.push({ components })
      continue
    }
    let [x, y] = [0, 0]
    const lengths = Array.from({ length: count }, pointCounts.short255)
    const contours = lengths.map((length) =>
      Array.from({ length }, (): OutlinePoint => {
        const flag = flags.u8()
        const [dx, dy] = readStep(flag & 127, triplets)
        x += dx
        y += dy
        return { x, y, isOn: flag < 128 }
      }),
    )
    if (count > 0) triplets.short255()
    parts.push({ contours })
  }
  const whole = (g: number): Contour[] => {
    const part = parts[g]
    if (!part) return []
    if ('contours' in part) return part.contours
    return part.components.flatMap(({ glyph, dx, dy }) =>
      whole(glyph).map((contour) => contour.map((p) => ({ ...p, x: p.x + dx, y: p.y + dy }))),
    )
  }
  return parts.map((_, g) => whole(g))
}
type Reader = ReturnType<typeof reader>

/** One step of the pen, packed by size (WOFF2, table of triplet encodings). */
function readStep(flag: number, from: Reader): readonly [dx: number, dy: number] {
  const signed = (sign: number, value: number): number => (sign & 1 ? value : -value)
  if (flag < 10) return [0, signed(flag, ((flag & 14) << 7) + from.u8())]
  if (flag < 20) return [signed(flag, (((flag - 10) & 14) << 7) + from.u8()), 0]
  if (flag < 84) {
    const [high, low] = [flag - 20, from.u8()]
    return [signed(flag, 1 + (high & 0x30) + (low >> 4)), signed(flag >> 1, 1 + ((high & 0x0c) << 2) + (low & 0x0f))]
  }
  if (flag < 120) {
    const high = flag - 84
    const dx = signed(flag, 1 + (Math.floor(high / 12) << 8) + from.u8())
    return [dx, signed(flag >> 1, 1 + (((high % 12) >> 2) << 8) + from.u8())]
  }
  if (flag < 124) {
    const [a, b, c] = [from.u8(), from.u8(), from.u8()]
    return [signed(flag, (a << 4) + (b >> 4)), signed(flag >> 1, ((b & 0x0f) << 8) + c)]
  }
  return [signed(flag, from.u16()), signed(flag >> 1, from.u16())]
}

interface Component {
  readonly glyph: number
  readonly dx: number
  readonly dy: number
}

/** The parts of a composed letter (an i is a stem and a dot); scaled parts do not occur in plain Latin. */
function readComponents(from: Reader): { components: Component[]; hasProgram: boolean } {
  const components: Component[] = []
  let hasProgram = false
  for (let more = true; more;) {
    const flags = from.u16()
    const glyph = from.u16()
    const read = flags & 1 ? from.i16 : from.i8
    const [dx, dy] = [read(), read()]
    from.skip(flags & 0x8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0)
    components.push({ glyph, dx, dy })
    hasProgram ||= (flags & 0x100) !== 0
    more = (flags & 0x20) !== 0
  }
  return { components, hasProgram }
}

/** Character to glyph number, from the first format 4 map (the basic plane). */
function characterMap(cmap: Buffer): (code: number) => number {
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + 8 * i))
  const at = offsets.find((offset) => cmap.readUInt16BE(offset) === 4)
  if (at === undefined) throw new Error('the font has no format 4 character map')
  const segments = cmap.readUInt16BE(at + 6) / 2
  const field = (block: number, i: number): number => at + 14 + block * 2 * segments + (block > 0 ? 2 : 0) + 2 * i
  return (code) => {
    for (let i = 0; i < segments; i++) {
      const [end, start] = [cmap.readUInt16BE(field(0, i)), cmap.readUInt16BE(field(1, i))]
      if (code > end || code < start) continue
      const delta = cmap.readUInt16BE(field(2, i))
      const range = cmap.readUInt16BE(field(3, i))
      if (range === 0) return (code + delta) & 0xffff
      return cmap.readUInt16BE(field(3, i) + range + 2 * (code - start))
    }
    return 0
  }
}

/** Widths per glyph; both forms of the table keep them, the transformed one without the side bearings. */
function advances(hmtx: { bytes: Buffer; isTransformed: boolean }, hhea: Buffer): (glyph: number) => number {
  const count = hhea.readUInt16BE(34)
  return (glyph) => {
    const i = Math.min(glyph, count - 1)
    return hmtx.bytes.readUInt16BE(hmtx.isTransformed ? 1 + 2 * i : 4 * i)
  }
}

function pathOf(contour: Contour): string {
  const n = contour.length
  const at = (i: number): OutlinePoint => contour[(i + n) % n] ?? { x: 0, y: 0, isOn: true }
  const between = (a: OutlinePoint, b: OutlinePoint) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
  const first = at(0).isOn ? at(0) : at(-1).isOn ? at(-1) : between(at(0), at(-1))
  let path = `M${first.x} ${first.y}`
  for (let i = at(0).isOn ? 1 : 0; i < n + (at(0).isOn ? 1 : 0); i++) {
    const p = at(i)
    if (p.isOn) path += `L${p.x} ${p.y}`
    else {
      const to = at(i + 1).isOn ? at(i + 1) : between(p, at(i + 1))
      path += `Q${p.x} ${p.y} ${to.x} ${to.y}`
    }
  }
  return `${path}Z`
}

export function readTypeface(font: Buffer): Typeface {
  const tables = tablesOf(font)
  const table = (tag: string) => {
    const found = tables.get(tag)
    if (!found) throw new Error(`the font has no table ${tag}`)
    return found
  }
  const outlines = outlinesOf(table('glyf').bytes)
  const glyphOf = characterMap(table('cmap').bytes)
  const advanceOf = advances(table('hmtx'), table('hhea').bytes)
  return {
    unitsPerEm: table('head').bytes.readUInt16BE(18),
    glyph(character) {
      const index = glyphOf(character.codePointAt(0) ?? 0)
      return { path: (outlines[index] ?? []).map(pathOf).join(''), advance: advanceOf(index) }
    },
  }
}
