/**
 * The last gate before the log: blots out whatever looks like a key, encoded bytes or an
 * identity number. It errs on the side of blotting; the first gate is not to log such things.
 */
import type { LogFacts } from './ports.ts'

const MAX_TEXT_LENGTH = 300

const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi

/** Identity cards, phone and account numbers, also with their usual dots, blanks and hyphens. */
const LONG_DIGITS = /\d(?:[ .-]?\d){5,}/g

/** As long as a key, in the letters of base64, base64url and hex. */
const KEY_LIKE = /[A-Za-z0-9+/_-]{16,}={0,2}/g

/** Names that people gave: `FACE_TOO_SMALL`, `submission-held`, `InvalidAccessError`. */
const NAME = /^(?:[A-Z]{2,}(?:_[A-Z]+)*|[a-z]+(?:-[a-z]+)*|(?:[A-Z]?[a-z]{2,})+)$/
const LONGEST_WORD_OF_A_NAME = 15

const URL_TAIL = /[?#]\S+/g

const TELLING_NAME = /key|secret|token|password|passphrase|authori[sz]ation/i

/** Facts as they may be written. A text under a name such as `apiKey` is blotted whatever it holds. */
export function redactFacts(facts: LogFacts): Readonly<Record<string, string | number | boolean>> {
  return Object.fromEntries(
    Object.entries(facts)
      .filter((entry): entry is [string, string | number | boolean] => entry[1] !== undefined)
      .map(([name, value]) => [name, redactFact(name, value)]),
  )
}

/** At most 300 characters; submission ids stay, they are random. */
export function redactText(text: string): string {
  const cut = text.length > MAX_TEXT_LENGTH ? `${text.slice(0, MAX_TEXT_LENGTH)}…` : text
  const ids = cut.match(UUID) ?? []
  return cut
    .split(UUID)
    .map((part, index) => blot(part) + (ids[index] ?? ''))
    .join('')
}

function redactFact(name: string, value: unknown): string | number | boolean {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return redactText(String(value)) === String(value) ? value : '[digits]'
  // the types promise a primitive; a cast elsewhere must not turn a picture into text here
  if (typeof value !== 'string') return '[object]'
  return TELLING_NAME.test(name) ? '[secret]' : redactText(value)
}

function blot(text: string): string {
  return text
    .replace(URL_TAIL, '[tail]')
    .replace(KEY_LIKE, (token) => (isName(token) ? token : '[secret]'))
    .replace(LONG_DIGITS, '[digits]')
}

function isName(token: string): boolean {
  return NAME.test(token) && token.split(/[_-]|(?=[A-Z][a-z])/).every((word) => word.length <= LONGEST_WORD_OF_A_NAME)
}
