import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createLogger, LOG_FILE } from '../../../src/main/logging/logger.ts'

let folder: string
let reasons: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-log-'))
  reasons = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const nowMs = () => Date.UTC(2026, 0, 5, 9)
const logger = (more = {}) =>
  createLogger({ folder: join(folder, 'logs'), nowMs, onUnwritable: (reason) => reasons.push(reason), ...more })
const read = (name = LOG_FILE) => readFileSync(join(folder, 'logs', name), 'utf8')

it('every event is one line of JSON with its time, level and facts', () => {
  const log = logger()
  log.info('started')
  log.warn('queue-paused', { code: 'INVALID_API_KEY', note: 'line\nbreak' })
  log.error('store-refuses', { attempts: 2 })
  const lines = read()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
  const at = '2026-01-05T09:00:00.000Z'
  expect(lines).toEqual([
    { at, level: 'info', event: 'started' },
    { at, level: 'warn', event: 'queue-paused', facts: { code: 'INVALID_API_KEY', note: 'line\nbreak' } },
    { at, level: 'error', event: 'store-refuses', facts: { attempts: 2 } },
  ])
})

it('what looks like a secret never reaches the file', () => {
  logger().info('test', { note: 'Xk29fLqP81mZ0aWcTT', apiKey: 'abc' })
  expect(read()).not.toContain('Xk29fLqP81mZ0aWcTT')
  expect(read()).not.toContain('abc')
})

it('the files stay small and few, and the newest lines are kept', () => {
  const log = logger({ maxBytes: 1_000, keptFiles: 2 })
  for (let count = 0; count < 100; count += 1) log.info('tick', { count })
  const names = readdirSync(join(folder, 'logs')).sort()
  expect(names).toEqual([LOG_FILE, `${LOG_FILE}.1`, `${LOG_FILE}.2`])
  for (const name of names) expect(statSync(join(folder, 'logs', name)).size).toBeLessThanOrEqual(1_001)
  const counts = [`${LOG_FILE}.2`, `${LOG_FILE}.1`, LOG_FILE].flatMap((name) =>
    read(name)
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { facts: { count: number } }).facts.count),
  )
  expect(counts).toEqual(counts.map((_, index) => 100 - counts.length + index))
})

it('a log that cannot be written stops nothing and is said once', () => {
  writeFileSync(join(folder, 'logs'), 'a file where the folder should be')
  const log = logger()
  log.info('first')
  log.info('second')
  expect(reasons).toEqual(['EEXIST'])
})
