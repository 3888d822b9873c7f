/** The limits of the checks that an administrator sets one by one: every name known, every value in its range. */
import { z } from 'zod'
import { checkLimitValues, type LimitValues, type SingleLimits } from '../../shared/domain/check-limits.ts'

export const singleLimits: z.ZodType<SingleLimits> = z.strictObject({
  face: ranged(checkLimitValues.face).exactOptional(),
  card: ranged(checkLimitValues.card).exactOptional(),
})

function ranged<Name extends string>(values: Readonly<Record<Name, LimitValues>>) {
  const shape = Object.entries<LimitValues>(values).map(
    ([name, { lowest, highest }]) => [name, z.number().min(lowest).max(highest).exactOptional()] as const,
  )
  return z.strictObject(Object.fromEntries(shape) as Record<Name, z.ZodExactOptional<z.ZodNumber>>)
}
