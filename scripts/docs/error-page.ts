/** The page of all error codes, in Markdown, made of the catalogue and the English words: what staff read is what it says. */
import { format } from 'prettier'
import { en } from '../../src/renderer/i18n/en.ts'
import {
  errorCatalog,
  type ErrorActor,
  type ErrorCode,
  type ErrorSource,
  type RetryPolicy,
} from '../../src/shared/errors/error-catalog.ts'

const sources: Readonly<Record<ErrorSource, string>> = {
  service: 'What the service says',
  network: 'The way to the service',
  check: 'The checks on the spot',
  camera: 'The cameras',
  storage: 'What is kept on this machine',
  kiosk: 'The kiosk itself',
}

const actors: Readonly<Record<ErrorActor, string>> = {
  customer: 'the customer, guided by the screen',
  staff: 'staff',
  administrator: 'the administrator',
  kiosk: 'the kiosk by itself',
}

const policies: Readonly<Record<RetryPolicy, string>> = {
  retake: 'held until a new picture replaces the refused one',
  reencode: 'sent once more with smaller pictures, then held',
  backoff: 'sent again by itself, less and less often',
  pause: 'nothing is sent until it is put right',
  none: 'nothing was sent yet',
}

export function errorPage(): Promise<string> {
  const codes = Object.keys(errorCatalog) as ErrorCode[]
  const chapters = (Object.keys(sources) as ErrorSource[]).flatMap((source) => [
    `## ${sources[source]}`,
    ...codes.filter((code) => errorCatalog[code].source === source).map(entryOf),
  ])
  const head = [
    '# Every error code',
    'Each code, who puts it right, what becomes of a saved check that meets it, and the words that staff read.',
    'Made from the program’s own tables by `npm run docs`; a test keeps it so.',
  ]
  return format([...head, ...chapters].join('\n\n'), { parser: 'markdown', printWidth: 120, proseWrap: 'preserve' })
}

function entryOf(code: ErrorCode): string {
  const { actor, retry } = errorCatalog[code]
  const words = en.error[code]
  const heading = 'live' in words ? `On the customer’s screen: _${words.live}_.\n\n` : ''
  return `### ${code}

${words.staff.what} ${words.staff.doNow}

${heading}Put right by ${actors[actor]}. A saved check: ${policies[retry]}.`
}
