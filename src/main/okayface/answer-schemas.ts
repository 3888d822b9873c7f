/** What a result must look like, version by version. Anything else is no result. */
import { z } from 'zod'
import type { Liveness, ServiceVersion } from '../../shared/domain/verification.ts'
import { versionTraits } from './service-versions.ts'

export interface ServiceAnswer {
  readonly confidence: number
  readonly liveness?: Liveness
}

/** zod takes neither texts nor NaN nor infinity for a number. */
const share = z.number().min(0).max(1)

/** `score` is left out on purpose: it must not decide anything [Interpretation of results]. */
const liveness = z.object({ probability: share, quality: share })

export type AnswerReading =
  | { readonly ok: true; readonly value: ServiceAnswer }
  /** The field that is not as agreed, by our own name for it. */
  | { readonly ok: false; readonly field: string }

/**
 * Reads a parsed answer that holds no complaint.
 *
 * Liveness must be there for the versions that check it; where a version that does not
 * check it sends it all the same, it must be sound and is judged too.
 */
export function readServiceAnswer(version: ServiceVersion, body: unknown): AnswerReading {
  const { hasLiveness, scale } = versionTraits[version]
  const schema = z.object({
    result_idcard: z.object({ confidence: z.number().min(scale.lowest).max(scale.highest) }),
    imageBestLiveness: hasLiveness ? liveness : liveness.nullish(),
  })
  const parsed = schema.safeParse(body)
  if (!parsed.success) {
    // a path holds names from the schema above, never anything that came over the wire
    return { ok: false, field: parsed.error.issues[0]?.path.join('.') || 'answer' }
  }
  const { result_idcard: card, imageBestLiveness: alive } = parsed.data
  return { ok: true, value: { confidence: card.confidence, ...(alive && { liveness: alive }) } }
}

const withRequestId = z.object({ request_id: z.string().regex(/^[\w.:-]{1,100}$/) })

/** The service's id of the call, in any of its shapes; nothing when there is none or it is not plain. */
export function readRequestId(body: unknown): string | undefined {
  return withRequestId.safeParse(body).data?.request_id
}
