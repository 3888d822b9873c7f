import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { CHAIN_START, chainLine } from '../../../../src/main/audit/audit-chain.ts'
import { auditWriters, csvRow, readExportedLine } from '../../../../src/main/audit/audit-export.ts'

const line = chainLine(CHAIN_START, {
  sequence: 1,
  atMs: Date.UTC(2026, 0, 5, 9),
  clock: 'sure',
  event: { kind: 'store-damaged', reason: 'quick_check, "audit"', keptAs: 'x' },
})
const seal = { sequence: 1, hash: line.hash, keyVersion: 2, mac: 'ff' }

describe('JSON Lines', () => {
  const { head, line: write, tail } = auditWriters.jsonl

  it('read back are the very lines and the seal that went out', () => {
    expect(head).toBe('')
    expect(readExportedLine(write(line).trimEnd())).toEqual(line)
    expect(readExportedLine(tail(seal).trimEnd())).toEqual({ seal })
    expect(tail(undefined)).toBe('')
  })

  it('can be read by any JSON parser', () => {
    expect(JSON.parse(write(line))).toMatchObject({ hash: line.hash, line: { sequence: 1, clock: 'sure' } })
  })

  it.each(['', '{', '7', '{"hash":"zz","line":{}}', `{"line":{},"hash":"${line.hash}"}`, '{"seal":{"sequence":0}}'])(
    '%j is no line of ours',
    (text) => expect(readExportedLine(text)).toBeUndefined(),
  )

  it('a member that was slipped in a second time stays in the text that is verified', () => {
    const forged = write(line).replace('"atMs":', '"atMs":1,"atMs":').trimEnd()
    const read = readExportedLine(forged)
    expect(read && 'text' in read && read.text).not.toBe(line.text)
  })
})

describe('CSV', () => {
  it('has a column for each fact that every line has, and reads back', () => {
    const { head, line: write, tail } = auditWriters.csv
    const rows = parse<Record<string, string>>(head + write(line) + tail(seal), { columns: true })
    expect(rows[0]).toEqual({
      sequence: '1',
      at: '2026-01-05T09:00:00.000Z',
      clock: 'sure',
      kind: 'store-damaged',
      facts: '{"keptAs":"x","reason":"quick_check, \\"audit\\""}',
      hash: line.hash,
    })
    expect(rows[1]).toMatchObject({ kind: 'seal' })
  })

  it.each(['', 'no JSON', '7', '{"sequence":2,"atMs":1}', '{"sequence":2,"atMs":1,"clock":"sure","event":null}'])(
    'a line that somebody made into %j goes out as it stands',
    (text) => {
      const { head, line: write } = auditWriters.csv
      const [row] = parse<Record<string, string>>(head + write({ text, hash: line.hash }), { columns: true })
      expect(row).toEqual({ sequence: '', at: '', clock: '', kind: 'unreadable', facts: text, hash: line.hash })
    },
  )

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is no formula to a spreadsheet', (cell) => {
    expect(csvRow([cell])).toBe(`"'${cell}"\r\n`)
  })

  it('a wall clock beyond all dates is written as its number', () => {
    const odd = chainLine(CHAIN_START, { sequence: 1, atMs: 9e15, clock: 'jumped', event: { kind: 'api-key-set' } })
    expect(auditWriters.csv.line(odd)).toContain('"9000000000000000"')
  })
})
