/** What every room may say to the log: an event's name and a few plain facts. Where it goes is not their concern. */

/** Plain values only, so that no picture or object can slip in. Absent facts are left out. */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>

/** Never throws. `event` is a short constant name, such as `submission-held`; what varies belongs in the facts. */
export interface Log {
  info(event: string, facts?: LogFacts): void
  warn(event: string, facts?: LogFacts): void
  error(event: string, facts?: LogFacts): void
}
