/**
 * Makes a damaged write-ahead log readable to its end, in a copy. SQLite stops without a word at the first frame whose
 * checksum does not fit, although the frames behind it, synced long since, are whole.
 * Format: sqlite.org/fileformat2.html, 4.1 and 4.2.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { PAGE_BYTES } from './schema.ts'

const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
const SALT_AT = { header: 16, frame: 8 } as const
const SALT_BYTES = 8
const CHECKSUM_AT = { header: 24, frame: 16 } as const
/** Checksums over big-endian words; the other one, over little-endian words, is what our machines write. */
const MAGIC_BIG = 0x377f0683
const MAGIC_LITTLE = 0x377f0682
const FORMAT_VERSION = 3_007_000

/** A page number beyond this many times the frames of the log can only come from the damage. */
const MOST_PAGES = 10_000_000

type Checksum = readonly [number, number]

/** Rewrites the checksums of every frame that belongs to the newest run of the log; nothing to do is fine. */
export function repairLog(walPath: string): void {
  if (!existsSync(walPath)) return
  const log = readFileSync(walPath)
  if (log.length < HEADER_BYTES + FRAME_HEADER_BYTES + PAGE_BYTES) return
  const salt = saltOf(log)
  const frames = framesOf(log).filter((frame) => log.subarray(frame + SALT_AT.frame).indexOf(salt) === 0)
  const last = frames.at(-1)
  if (last === undefined) return

  const isBig = log.readUInt32BE(0) === MAGIC_BIG
  const readWord = (at: number) => (isBig ? log.readUInt32BE(at) : log.readUInt32LE(at))
  log.writeUInt32BE(isBig ? MAGIC_BIG : MAGIC_LITTLE, 0)
  log.writeUInt32BE(FORMAT_VERSION, 4)
  log.writeUInt32BE(PAGE_BYTES, 8)
  salt.copy(log, SALT_AT.header)
  let sum = checksum(readWord, 0, CHECKSUM_AT.header, [0, 0])
  writeChecksum(log, CHECKSUM_AT.header, sum)
  let pageBefore = 1
  for (const frame of framesOf(log)) {
    if (frame > last) break
    // one whose page number is damaged would overwrite another page: it says again what nobody asks
    const page = log.readUInt32BE(frame)
    if (page === 0 || page > MOST_PAGES) log.writeUInt32BE(pageBefore, frame)
    else pageBefore = page
    salt.copy(log, frame + SALT_AT.frame)
    sum = checksum(readWord, frame, frame + SALT_AT.frame, sum)
    sum = checksum(readWord, frame + FRAME_HEADER_BYTES, frame + FRAME_HEADER_BYTES + PAGE_BYTES, sum)
    writeChecksum(log, frame + CHECKSUM_AT.frame, sum)
  }
  writeFileSync(walPath, log)
}

function framesOf(log: Buffer): number[] {
  const bytes = FRAME_HEADER_BYTES + PAGE_BYTES
  const count = Math.floor((log.length - HEADER_BYTES) / bytes)
  return Array.from({ length: count }, (_, index) => HEADER_BYTES + index * bytes)
}

/** Of the run that the log was written in: the one that the first frames agree on, whatever became of the header. */
function saltOf(log: Buffer): Buffer {
  const salts = framesOf(log).map((frame) => log.subarray(frame + SALT_AT.frame, frame + SALT_AT.frame + SALT_BYTES))
  const inHeader = log.subarray(SALT_AT.header, SALT_AT.header + SALT_BYTES)
  const [first = inHeader, second = first] = salts
  return Buffer.from(first.equals(inHeader) || !first.equals(second) ? inHeader : first)
}

function checksum(readWord: (at: number) => number, from: number, to: number, [a, b]: Checksum): Checksum {
  let [first, second] = [a, b]
  for (let at = from; at < to; at += 8) {
    first = (first + readWord(at) + second) >>> 0
    second = (second + readWord(at + 4) + first) >>> 0
  }
  return [first, second]
}

function writeChecksum(log: Buffer, at: number, [first, second]: Checksum): void {
  log.writeUInt32BE(first, at)
  log.writeUInt32BE(second, at + 4)
}
