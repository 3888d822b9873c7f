import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createLogger } from '../../../src/main/logging/logger.ts'
import { newestLines } from '../../../src/main/logging/newest-lines.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const logger = (maxBytes?: number) =>
  createLogger({ folder, nowMs: () => 0, onUnwritable: () => undefined, ...(maxBytes !== undefined && { maxBytes }) })
const eventsIn = (maxBytes: number) =>
  newestLines(folder, maxBytes).map((line) => (JSON.parse(line) as { event: string }).event)

it('reads the log back, newest first, also what lies in the file before', () => {
  const log = logger(150)
  for (const event of ['one', 'two', 'three', 'four']) log.warn(event)
  expect(eventsIn(10_000)).toEqual(['four', 'three', 'two', 'one'])
})

it('never reads more than it may, and gives no half line', () => {
  const log = logger()
  for (let count = 0; count < 500; count += 1) log.warn('again')
  log.error('last')
  const lines = newestLines(folder, 1_000)
  expect(lines.join('\n').length).toBeLessThanOrEqual(1_000)
  expect(lines.length).toBeGreaterThan(5)
  expect(eventsIn(1_000)[0]).toBe('last')
})

it('has nothing to tell where there is no log', () => {
  expect(newestLines(join(folder, 'nowhere'), 1_000)).toEqual([])
})
