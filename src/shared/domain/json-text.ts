/** JSON that may be anything, or none at all. */

/** @returns what the text says, not believed yet; nothing where it is no JSON */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What it has under its names, each still to be looked at; nothing where it is no object. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
