/** The common part of the commands that judge the checks on labelled photos: arguments, labels, figures. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import { checkProfiles, profileLimits, type CheckLimits } from '../../src/shared/domain/check-limits.ts'

export interface EvaluationArguments {
  /** Folder of the photos; absolute. */
  readonly images: string
  /** CSV with a head line; absolute. */
  readonly labels: string
  /** Where the figures go as JSON; absolute. */
  readonly json?: string
}

const text = { type: 'string' } as const
const common = { images: text, labels: text, json: text }

/** From the command line; ends the process with a line of usage where something is missing. */
export function evaluationArguments(command: string): EvaluationArguments {
  const { values } = parseArgs({ options: common })
  return checkedArguments(values) ?? endWithUsage(command)
}

/** The same for what is judged by limits: by the profile that is named, else as the product comes. */
export function evaluationByProfile(command: string): EvaluationArguments & { readonly limits: CheckLimits } {
  const { values } = parseArgs({ options: { ...common, profile: { ...text, default: 'normal' } } })
  const profile = checkProfiles.find((known) => known === values.profile)
  const given = checkedArguments(values)
  if (!given || !profile) return endWithUsage(`${command} [--profile ${checkProfiles.join('|')}]`)
  return { ...given, limits: profileLimits(profile) }
}

function checkedArguments(values: Readonly<Partial<Record<keyof typeof common, string>>>) {
  const { images, labels, json } = values
  if (!images || !labels) return undefined
  return { images: resolve(images), labels: resolve(labels), ...(json && { json: resolve(json) }) }
}

function endWithUsage(command: string): never {
  console.error(`usage: ${command} --images <folder> --labels <csv> [--json <file>]`)
  process.exit(2)
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
