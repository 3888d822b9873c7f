/** What a command measured, as a file for other programs. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** As JSON; makes the file's folder. Does nothing where no file is wanted: the table for people is the command's own. */
export function writeFigures(file: string | undefined, figures: unknown): void {
  if (!file) return
  mkdirSync(dirname(resolve(file)), { recursive: true })
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`)
}
