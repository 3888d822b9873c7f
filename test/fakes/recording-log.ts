/** A log that tests can read. */
import type { Log, LogFacts } from '../../src/main/logging/ports.ts'

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly event: string
  readonly facts: LogFacts
}

export interface RecordingLog extends Log {
  readonly lines: readonly LogLine[]
  /** Names of what was said at one level, in order. */
  events(level: LogLine['level']): readonly string[]
}

export function createRecordingLog(): RecordingLog {
  const lines: LogLine[] = []
  const at =
    (level: LogLine['level']) =>
    (event: string, facts: LogFacts = {}) =>
      void lines.push({ level, event, facts })
  return {
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    lines,
    events: (level) => lines.filter((line) => line.level === level).map(({ event }) => event),
  }
}
