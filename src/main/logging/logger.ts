/**
 * JSON lines in a few files of bounded size. Every line passes `redact` first.
 * Does not know who writes or reads them.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Log, LogFacts } from './ports.ts'
import { redactFacts, redactText } from './redact.ts'

export interface LoggerDeps {
  readonly folder: string
  readonly nowMs: () => number
  /** Size at which a new file is begun. @default 1_000_000 */
  readonly maxBytes?: number
  /** Older files kept beside the current one. @default 4 */
  readonly keptFiles?: number
  /** Told once when the log cannot be written; once more after it has worked again. */
  readonly onUnwritable: (reason: string) => void
}

/** The current file; older ones end in `.1` (newest) to `.4`. */
export const LOG_FILE = 'countersign.log'

export function createLogger(deps: LoggerDeps): Log {
  const { folder, nowMs, maxBytes = 1_000_000, keptFiles = 4, onUnwritable } = deps
  const current = join(folder, LOG_FILE)
  let hasFailed = false

  function write(level: 'info' | 'warn' | 'error', event: string, facts: LogFacts = {}): void {
    const at = new Date(nowMs()).toISOString()
    const line = JSON.stringify({ at, level, event: redactText(event), ...wrapped(redactFacts(facts)) })
    try {
      mkdirSync(folder, { recursive: true })
      if (sizeOf(current) + Buffer.byteLength(line) > maxBytes) rotate()
      appendFileSync(current, `${line}\n`, { mode: 0o600 })
      hasFailed = false
    } catch (error) {
      // a full disk must not stop the counter: the kiosk goes on without a log and says so
      if (!hasFailed) onUnwritable(error instanceof Error && 'code' in error ? String(error.code) : 'unknown')
      hasFailed = true
    }
  }

  function rotate(): void {
    for (let age = keptFiles; age > 0; age -= 1) {
      const younger = age === 1 ? current : `${current}.${age - 1}`
      if (sizeOf(younger) > 0) renameSync(younger, `${current}.${age}`)
    }
  }

  return {
    info: (event, facts) => write('info', event, facts),
    warn: (event, facts) => write('warn', event, facts),
    error: (event, facts) => write('error', event, facts),
  }
}

/** Facts stand apart from our own fields, so that none can pass for another. */
function wrapped(facts: ReturnType<typeof redactFacts>): { facts?: typeof facts } {
  return Object.keys(facts).length > 0 ? { facts } : {}
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
