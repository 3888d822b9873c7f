import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { CHAIN_START, chainLine, type ChainedLine } from '../../../src/main/audit/audit-chain.ts'
import { auditWriters } from '../../../src/main/audit/audit-export.ts'
import { makeSeal } from '../../../src/main/audit/audit-seal.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-audit-'))
  path = join(folder, 'audit.jsonl')
  const { line, tail } = auditWriters.jsonl
  const lines: ChainedLine[] = []
  for (let sequence = 1; sequence <= 4; sequence += 1) {
    const previous = lines.at(-1)?.hash ?? CHAIN_START
    lines.push(chainLine(previous, { sequence, atMs: sequence, clock: 'sure', event: { kind: 'api-key-set' } }))
  }
  const seal = makeSeal(new Uint8Array(32), { sequence: 4, hash: lines[3]!.hash, keyVersion: 1 })
  writeFileSync(path, lines.map(line).join('') + tail(seal))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const verify = () => {
  const script = join(import.meta.dirname, '../../../scripts/audit/verify-audit.ts')
  const { status, stdout } = spawnSync(process.execPath, [script, '--file', path], { encoding: 'utf8' })
  return { status, said: stdout.trim() }
}
const edit = (change: (lines: string[]) => string[]) =>
  writeFileSync(path, `${change(readFileSync(path, 'utf8').trimEnd().split('\n')).join('\n')}\n`)

it('an export as it was written is whole', () => {
  expect(verify()).toEqual({ status: 0, said: '4 lines, an unbroken chain, sealed up to line 4' })
})

it.each<[string, (lines: string[]) => string[], string]>([
  [
    'altered',
    (lines) => lines.with(1, lines[1]!.replace('"atMs":2', '"atMs":3')),
    'BROKEN: line 2 of the log: altered',
  ],
  ['removed', (lines) => lines.toSpliced(2, 1), 'BROKEN: line 3 of the log: missing'],
  ['moved', (lines) => [lines[1]!, lines[0]!, ...lines.slice(2)], 'BROKEN: line 1 of the log: missing'],
  ['cut off the end', (lines) => lines.toSpliced(3, 1), 'BROKEN: line 4 of the log: tail-missing'],
  ['put after the seal', (lines) => [...lines, lines[0]!], 'BROKEN: line 6 of the file is no line of an audit log'],
  ['made up', (lines) => lines.with(0, '{}'), 'BROKEN: line 1 of the file is no line of an audit log'],
])('a line that was %s is named', (_, change, said) => {
  edit(change)
  expect(verify()).toEqual({ status: 1, said })
})

it('an export without its seal is not taken for a whole one', () => {
  edit((lines) => lines.slice(0, 3))
  expect(verify()).toEqual({
    status: 1,
    said: '3 lines, an unbroken chain, but no seal: lines may have been cut off the end',
  })
})
