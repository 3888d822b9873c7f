/** Gives the whole client one damaged answer after another, by a fetch that needs no network, and judges what it says. */
import { createClockEvidence } from '../../src/main/okayface/clock-evidence.ts'
import { createOkayFaceClient } from '../../src/main/okayface/okayface-client.ts'
import type { ServiceFetch } from '../../src/main/okayface/service-exchange.ts'
import type { EncodedImage, TakenPicture } from '../../src/shared/domain/capture.ts'
import { isErrorCode } from '../../src/shared/errors/error-catalog.ts'
import { success } from '../../src/shared/errors/result.ts'
import { seededRandom } from '../crash-test/seeded-random.ts'
import { damagedAnswers, type DamagedAnswer } from './damaged-answers.ts'

export interface FuzzFindings {
  readonly count: number
  /** Threw, or came back with a defect of ours: INTERNAL_ERROR. */
  readonly crashes: number
  /** Took a damaged answer for a result. */
  readonly falsePasses: number
  /** Came back with something that is no code of the catalogue, or with a wait that is none. */
  readonly nonsense: number
  readonly codes: ReadonlyMap<string, number>
  /** The first few of what was found. */
  readonly examples: readonly string[]
}

const MAX_EXAMPLES = 5

const image: EncodedImage = { bytes: new Uint8Array(16), mediaType: 'image/jpeg', widthPx: 600, heightPx: 800 }
const taken: TakenPicture = { image, check: { takenAtMs: 0, takenBy: 'auto', failedCodes: [] } }

export async function fuzzClient(count: number, seed: number): Promise<FuzzFindings> {
  const next = damagedAnswers(seededRandom(seed))
  let answer = next()
  const fetch: ServiceFetch = async (_url, { body }) => {
    for (const reader = body.getReader(); !(await reader.read()).done;);
    return responseOf(answer)
  }
  const client = createOkayFaceClient({
    fetch,
    readService: () => ({ baseUrl: 'https://service.example', version: answer.version }),
    readApiKey: () => Promise.resolve(success('key')),
    shrink: () => undefined,
    // nothing is ever late here
    clock: { nowMs: () => 0, after: () => () => undefined },
    clockEvidence: createClockEvidence({ nowMs: () => 0, monotonicMs: () => 0 }),
  })

  const codes = new Map<string, number>()
  const examples: string[] = []
  const found = { crashes: 0, falsePasses: 0, nonsense: 0 }
  const note = (finding: keyof typeof found, what: string): void => {
    found[finding] += 1
    if (examples.length < MAX_EXAMPLES) examples.push(`${finding}: ${what}: ${JSON.stringify(answer).slice(0, 300)}`)
  }

  for (let round = 0; round < count; round += 1) {
    answer = next()
    try {
      const result = await client.verify({ card: taken, face: taken })
      if (result.ok) {
        note('falsePasses', result.value.verdict)
        continue
      }
      const { code, retryAfterMs = 0 } = result.error
      codes.set(code, (codes.get(code) ?? 0) + 1)
      if (code === 'INTERNAL_ERROR') note('crashes', result.error.note ?? '')
      if (!isErrorCode(code) || !(retryAfterMs >= 0 && retryAfterMs <= 86_400_000)) note('nonsense', code)
    } catch (error) {
      note('crashes', error instanceof Error ? error.message : 'thrown')
    }
  }
  return { count, ...found, codes, examples }
}

/** What our own `Response` will not take, no server can send either: a header with a line in it, a body with 204. */
function responseOf({ status, text, retryAfter, date }: DamagedAnswer): Response {
  const headers = new Headers()
  if (retryAfter !== undefined && !retryAfter.includes('\u0000')) headers.set('Retry-After', retryAfter)
  if (date !== undefined) headers.set('Date', date)
  return new Response(status === 204 ? null : text, { status, headers })
}
