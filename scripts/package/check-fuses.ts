/** `node scripts/package/check-fuses.ts <program>`: whether a packaged program has the fuses that it must have. */
import { expectedFuses, wrongFuses } from './fuses.ts'

const program = process.argv[2]
if (program === undefined) throw new Error('which program?')
const wrong = await wrongFuses(program)
for (const name of wrong) console.error(`${name} must be ${expectedFuses[name] ? 'on' : 'off'}`)
console.log(wrong.length === 0 ? 'every fuse is as it must be' : `${wrong.length} fuses are wrong`)
process.exitCode = wrong.length === 0 ? 0 : 1
