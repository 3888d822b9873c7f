/** The JSON Schema of a result, made of the very schema that the message is typed by. */
import { format } from 'prettier'
import { z } from 'zod'
import { resultMessageSchema } from '../../src/main/results/result-message.ts'

export function resultSchema(): Promise<string> {
  const { $schema, ...rest } = z.toJSONSchema(resultMessageSchema) as Record<string, unknown>
  const whole = { $schema, title: 'Countersign result', ...rest }
  return format(JSON.stringify(whole), { parser: 'json', printWidth: 120 })
}
