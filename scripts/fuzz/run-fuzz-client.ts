/** `npm run fuzz:client -- --count <N> [--seed <n>]`: damaged answers for the client; none may pass, none may crash it. */
import { parseArgs } from 'node:util'
import { seconds } from '../project.ts'
import { fuzzClient } from './fuzz-client.ts'

const { values } = parseArgs({
  options: { count: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
})
const count = Number(values.count)
if (!Number.isInteger(count) || count < 1) throw new Error('--count takes a whole number from 1')

const startedAtMs = performance.now()
const { codes, examples, ...findings } = await fuzzClient(count, Number(values.seed))
for (const [code, times] of [...codes].sort(([, a], [, b]) => b - a)) console.log(`${code}: ${times}`)
for (const example of examples) console.log(`FOUND ${example}`)
for (const [name, value] of Object.entries(findings)) console.log(`${name}: ${value}`)
console.log(`time: ${seconds(performance.now() - startedAtMs)}`)
process.exit(findings.crashes + findings.falsePasses + findings.nonsense === 0 ? 0 : 1)
