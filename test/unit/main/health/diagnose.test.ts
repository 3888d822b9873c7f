import { expect, it } from 'vitest'
import { diagnose, type DiagnosticFacts } from '../../../../src/main/health/diagnose.ts'
import { SHOWN_TROUBLES } from '../../../../src/shared/domain/diagnostics.ts'

const facts: DiagnosticFacts = {
  takenAtMs: 1,
  mode: 'live',
  versions: { app: '1.2.3', node: '24', system: 'linux x64' },
  models: [],
  storage: {},
  network: { reach: { at: 'not-asked' }, way: 'unknown', clock: 'unknown' },
  secrets: { protection: 'os', apiKey: 'set' },
  logLines: [],
}
const line = (level: string, event: string, more: object = {}) =>
  JSON.stringify({ at: '2026-11-03T14:02:00.000Z', level, event, ...more })

it('shows the newest troubles of the log only, and never more than so many', () => {
  const logLines = [
    line('info', 'started'),
    ...Array.from({ length: SHOWN_TROUBLES + 5 }, (_, index) => line(index % 2 ? 'warn' : 'error', `trouble-${index}`)),
  ]
  const { troubles } = diagnose({ ...facts, logLines })
  expect(troubles).toHaveLength(SHOWN_TROUBLES)
  expect(troubles[0]).toEqual({ at: '2026-11-03T14:02:00.000Z', level: 'error', event: 'trouble-0', facts: {} })
})

it('believes nothing of a log line that is none of ours', () => {
  const logLines = [
    '{"half',
    '7',
    'null',
    line('warn', 'odd', { facts: 'text' }),
    JSON.stringify({ at: 5, level: 'warn', event: 'odd' }),
    line('warn', 'ours', { facts: { code: 'TIMEOUT', nested: { picture: 'bytes' }, tries: 2 } }),
  ]
  expect(diagnose({ ...facts, logLines }).troubles).toMatchObject([
    { event: 'ours', facts: { code: 'TIMEOUT', tries: 2 } },
  ])
  expect(JSON.stringify(diagnose({ ...facts, logLines }))).not.toContain('picture')
})

it('leaves unknown what nobody measured', () => {
  const { troubles, ...rest } = diagnose(facts)
  const { logLines: _, ...told } = facts
  expect(rest).toEqual(told)
  expect(troubles).toEqual([])
})
