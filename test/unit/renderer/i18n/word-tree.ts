/** Reads a tree of words as a flat list, for the tests that hold for every text. */
import type { Words } from '../../../../src/renderer/i18n/words.ts'

export interface Text {
  readonly key: string
  readonly text: string
}

export function textsOf(words: Words): readonly Text[] {
  return [...walk(words, '')]
}

function* walk(node: object, prefix: string): Generator<Text> {
  for (const [name, value] of Object.entries(node) as [string, unknown][]) {
    const key = prefix + name
    if (typeof value === 'string') yield { key, text: value }
    else if (typeof value === 'object' && value !== null) yield* walk(value, `${key}.`)
    else throw new Error(`${key} is neither a text nor a group of texts`)
  }
}

/** What a customer can read: everything but the staff's panel, the administrator's and the fleet's pages and what codes and answers say to staff. */
export function isForCustomer({ key }: Text): boolean {
  return !/^(staff|administrator|officer|camera|fleet|settings)\.|^verdict\.staff\.|^error\.\w+\.staff\./.test(key)
}

export function placeholdersOf(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort()
}
