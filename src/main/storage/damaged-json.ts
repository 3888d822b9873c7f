/** A JSON file that does not read any more is moved out of the way, never deleted, so that the kiosk can start. */
import { readFileSync, renameSync } from 'node:fs'
import { basename } from 'node:path'
import type { Ms } from '../../shared/domain/units.ts'
import { readJson } from '../../shared/domain/json-text.ts'

/**
 * @param path of the file; one that is missing is in order
 * @returns the name under which a damaged file was kept
 * @throws what the disk says when the file can be neither read nor moved
 */
export function setAsideDamagedJson(path: string, nowMs: Ms): string | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  if (isJsonObject(text)) return undefined
  const kept = `${path}.damaged-${new Date(nowMs).toISOString().replace(/[:.]/g, '-')}`
  renameSync(path, kept)
  return basename(kept)
}

function isJsonObject(text: string): boolean {
  const value = readJson(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
