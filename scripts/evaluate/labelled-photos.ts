/** The common part of the commands that judge the checks on labelled photos: arguments, labels, figures. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'

export interface EvaluationArguments {
  /** Folder of the photos; absolute. */
  readonly images: string
  /** CSV with a head line; absolute. */
  readonly labels: string
  /** Where the figures go as JSON; absolute. */
  readonly json?: string
}

/** From the command line; ends the process with a line of usage where something is missing. */
export function evaluationArguments(command: string): EvaluationArguments {
  const { values } = parseArgs({
    options: { images: { type: 'string' }, labels: { type: 'string' }, json: { type: 'string' } },
  })
  if (!values.images || !values.labels) {
    console.error(`usage: ${command} --images <folder> --labels <csv> [--json <file>]`)
    process.exit(2)
  }
  return {
    images: resolve(values.images),
    labels: resolve(values.labels),
    ...(values.json && { json: resolve(values.json) }),
  }
}

/** A line of the labels, by column, and the photo that it speaks of. */
export interface LabelledPhoto<Column extends string> {
  readonly path: string
  readonly row: Readonly<Record<Column | 'file', string>>
}

/** Throws where a column or a photo is missing: a figure over fewer photos than asked for would be a false one. */
export function readLabels<Column extends string>(
  { images, labels }: EvaluationArguments,
  columns: readonly Column[],
): readonly LabelledPhoto<Column>[] {
  const rows = parse<Record<string, string>>(readFileSync(labels), {
    columns: true,
    bom: true,
    trim: true,
    skip_empty_lines: true,
  })
  if (rows.length === 0) throw new Error(`${labels} has no lines`)
  const missing = ['file', ...columns].filter((column) => !(column in rows[0]!))
  if (missing.length > 0) throw new Error(`${labels} has no column ${missing.join(', ')}`)
  return rows.map((row) => {
    const path = join(images, row['file']!)
    if (!existsSync(path)) throw new Error(`${labels} names ${row['file']}, which is not in ${images}`)
    return { path, row: row as LabelledPhoto<Column>['row'] }
  })
}

/** Prints nothing; the table for people is the command's own. */
export function writeFigures(file: string | undefined, figures: unknown): void {
  if (file) writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`)
}
