import { expect, it } from 'vitest'
import { exportForStaff } from '../../../../src/main/audit/export-for-staff.ts'
import type { SaveSuggestion } from '../../../../src/main/audit/ports.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'

const nowMs = Date.UTC(2026, 10, 22, 9, 5, 7)

it('suggests a name with the time in it, which every system takes', async () => {
  const suggested: SaveSuggestion[] = []
  for (const format of ['jsonl', 'csv'] as const) {
    await exportForStaff(format, {
      exportTo: () => Promise.resolve(success(1)),
      askWhereToSave: (suggestion) => {
        suggested.push(suggestion)
        return Promise.resolve('/media/stick/log')
      },
      nowMs,
    })
  }
  expect(suggested).toEqual([
    { fileName: 'countersign-audit-2026-11-22T09-05-07Z.jsonl', fileType: { name: 'JSON Lines', extension: 'jsonl' } },
    { fileName: 'countersign-audit-2026-11-22T09-05-07Z.csv', fileType: { name: 'CSV', extension: 'csv' } },
  ])
})

it('writes where staff chose, and says under which name', async () => {
  const written: unknown[] = []
  const exported = (path: string) =>
    exportForStaff('csv', {
      exportTo: (...where) => {
        written.push(where)
        return Promise.resolve(success(12))
      },
      askWhereToSave: () => Promise.resolve(path),
      nowMs,
    })
  expect(await exported('/media/stick/log.csv')).toEqual({ ok: true, value: { lines: 12, fileName: 'log.csv' } })
  expect(await exported(String.raw`E:\logs\log.csv`)).toEqual({ ok: true, value: { lines: 12, fileName: 'log.csv' } })
  expect(written).toEqual([
    ['/media/stick/log.csv', 'csv'],
    [String.raw`E:\logs\log.csv`, 'csv'],
  ])
})

it('writes nothing when staff change their mind', async () => {
  const exported = await exportForStaff('jsonl', {
    exportTo: () => Promise.reject(new Error('nobody asked for this')),
    askWhereToSave: () => Promise.resolve(undefined),
    nowMs,
  })
  expect(exported).toEqual({ ok: true, value: undefined })
})

it('passes on why it could not be written', async () => {
  const exported = await exportForStaff('jsonl', {
    exportTo: () => Promise.resolve(failure('EXPORT_FAILED', { note: 'ENOSPC' })),
    askWhereToSave: () => Promise.resolve('/full/log.jsonl'),
    nowMs,
  })
  expect(exported).toEqual({ ok: false, error: { code: 'EXPORT_FAILED', note: 'ENOSPC' } })
})
