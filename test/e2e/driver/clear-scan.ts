/**
 * Looks for secrets and pictures in files as a thief would: as they are, in base64, in UTF-16, and as pixels.
 * Knows neither the app nor which files are its own.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

export interface FileBytes {
  readonly path: string
  readonly bytes: Buffer
}

export interface Sought {
  /** What is told when it is found; never the thing itself. */
  readonly name: string
  readonly isIn: (bytes: Buffer) => boolean
}

/** Any run of twice this length that a picture and a file share holds one whole block of the picture. */
const BLOCK_BYTES = 32
/** Blocks of a few values over and over (flat areas, tables) stand in many files. Ours; random bytes have 30. */
const MIN_DISTINCT = 20
/** In base64, and where every second byte is 0. */
const MIN_DISTINCT_LETTERS = 10
/** Every so many rows of pixels are looked for: a run of a picture larger than that holds one. */
const ROWS_APART = 16

/** Every file below a folder; one that goes away meanwhile was not left behind. */
export async function filesBelow(folder: string): Promise<FileBytes[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files: FileBytes[] = []
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
    if (bytes) files.push({ path, bytes })
  }
  return files
}

/** `path: name` for everything that is found. */
export function found(files: readonly FileBytes[], sought: readonly Sought[]): string[] {
  return files.flatMap(({ path, bytes }) =>
    sought.filter(({ isIn }) => isIn(bytes)).map(({ name }) => `${path}: ${name}`),
  )
}

/** A text as UTF-8, UTF-16 and in base64, wherever in a longer text it stands. */
export function textSought(name: string, text: string): Sought {
  const utf8 = Buffer.from(text)
  const forms = [utf8, Buffer.from(text, 'utf16le'), ...inBase64(utf8).flatMap((form) => [form, widened(form)])]
  return { name, isIn: (bytes) => forms.some((form) => bytes.includes(form)) }
}

/** Pictures' compressed bytes, from any 64 of them on; the same in base64; rows of their pixels. */
export async function picturesSought(jpegs: readonly Buffer[]): Promise<Sought[]> {
  // what stands before the scan are tables that every JPEG has
  const scans = jpegs.map((jpeg) => jpeg.subarray(startOfScan(jpeg)))
  const base64 = scans.flatMap(inBase64)
  const rows = await Promise.all(jpegs.map(pixelRows))
  return [
    blocksSought('a sent picture, compressed', scans),
    blocksSought('a sent picture, in base64', [...base64, ...base64.map(widened)], MIN_DISTINCT_LETTERS),
    blocksSought('a sent picture, as pixels', rows.flat()),
  ]
}

/** Whether any block of these stands anywhere in a file. */
function blocksSought(name: string, runs: readonly Buffer[], minDistinct = MIN_DISTINCT): Sought {
  const blocks = new Set<string>()
  // one bit for each hash of a block's first bytes: nearly every place of a file is done with after one look
  const first = new Uint8Array(1 << 24)
  for (const run of runs)
    for (let at = 0; at + BLOCK_BYTES <= run.length; at += BLOCK_BYTES) {
      const block = run.subarray(at, at + BLOCK_BYTES)
      if (new Set(block).size < minDistinct) continue
      blocks.add(block.toString('latin1'))
      first[hashAt(block, 0)] = 1
    }
  return {
    name,
    isIn: (bytes) => {
      for (let at = 0; at + BLOCK_BYTES <= bytes.length; at++)
        if (first[hashAt(bytes, at)] === 1 && blocks.has(bytes.toString('latin1', at, at + BLOCK_BYTES))) return true
      return false
    },
  }
}

/** 24 bits of four bytes [Knuth, TAOCP 3, 6.4: multiplicative hashing]. */
function hashAt(bytes: Buffer, at: number): number {
  const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
  return Math.imul(word, 0x9e3779b1) >>> 8
}

/** The three ways in which a run of bytes may stand in a longer base64 text, without the letters that it shares. */
function inBase64(bytes: Buffer): Buffer[] {
  return [0, 1, 2].map((skipped) => {
    const whole = bytes.subarray(skipped)
    return Buffer.from(whole.subarray(0, whole.length - (whole.length % 3)).toString('base64'))
  })
}

const widened = (letters: Buffer): Buffer => Buffer.from(letters.toString('latin1'), 'utf16le')

/** @throws Error for what is no JPEG with a scan */
function startOfScan(jpeg: Buffer): number {
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff; at += 2 + jpeg.readUInt16BE(at + 2))
    if (jpeg[at + 1] === 0xda) return at + 2 + jpeg.readUInt16BE(at + 2)
  throw new Error('no JPEG')
}

/** As a canvas and as a screen have them: RGBA and BGRA, and RGB. */
async function pixelRows(jpeg: Buffer): Promise<Buffer[]> {
  const { data, info } = await sharp(jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const rows: Buffer[] = []
  for (let y = 0; y < info.height; y += ROWS_APART) {
    const row = data.subarray(y * info.width * 3, (y + 1) * info.width * 3)
    const rgba = Buffer.alloc(info.width * 4, 255)
    const bgra = Buffer.alloc(info.width * 4, 255)
    for (let x = 0; x < info.width; x++) {
      const [red, green, blue] = [row[3 * x]!, row[3 * x + 1]!, row[3 * x + 2]!]
      rgba.set([red, green, blue], 4 * x)
      bgra.set([blue, green, red], 4 * x)
    }
    rows.push(row, rgba, bgra)
  }
  return rows
}

const JPEG_HEAD = Buffer.from([0xff, 0xd8, 0xff])
const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** So much is compared with the app's own pictures. */
const HEAD_BYTES = 512

/** A JPEG or PNG that is none of the app's own, whosever picture it is. */
export function strangePicture(own: readonly FileBytes[]): Sought {
  const isOwn = (bytes: Buffer, at: number): boolean =>
    own.some((file) => file.bytes.includes(bytes.subarray(at, Math.min(bytes.length, at + HEAD_BYTES))))
  const isPicture = (bytes: Buffer, at: number): boolean =>
    bytes[at] === 0x89 || (bytes[at + 3] === 0xe0 && bytes.toString('latin1', at + 6, at + 10) === 'JFIF')
  return {
    name: 'a picture',
    isIn: (bytes) =>
      [JPEG_HEAD, PNG_HEAD].some((head) => {
        for (let at = bytes.indexOf(head); at >= 0; at = bytes.indexOf(head, at + 1))
          if (isPicture(bytes, at) && !isOwn(bytes, at)) return true
        return false
      }),
  }
}
