/**
 * `npm run audit:verify -- --file <export>`: reads an audit log exported as JSON Lines and says whether any line was
 * removed, altered or put elsewhere. Whether the seal was made with the kiosk's own key only that kiosk can tell.
 */
import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { readExportedLine } from '../../src/main/audit/audit-export.ts'
import type { AuditSeal } from '../../src/main/audit/audit-seal.ts'
import { createAuditVerifier } from '../../src/main/audit/audit-verifier.ts'

const { values } = parseArgs({ options: { file: { type: 'string' } } })
if (values.file === undefined) {
  console.error('usage: npm run audit:verify -- --file <export.jsonl>')
  process.exit(2)
}

const verifier = createAuditVerifier()
let seal: AuditSeal | undefined
let lineNumber = 0
let unreadableAt: number | undefined
for await (const text of createInterface({
  input: createReadStream(resolve(values.file), 'utf8'),
  crlfDelay: Infinity,
})) {
  lineNumber += 1
  const line = readExportedLine(text)
  // the seal closes the export; nothing may follow it
  if (!line || seal) unreadableAt ??= lineNumber
  else if ('seal' in line) seal = line.seal
  else verifier.take(line)
}

const verdict = verifier.finish(seal)
if (unreadableAt !== undefined) {
  console.log(`BROKEN: line ${unreadableAt} of the file is no line of an audit log`)
} else if (!verdict.isWhole) {
  console.log(`BROKEN: line ${verdict.sequence} of the log: ${verdict.fault}`)
} else if (!seal) {
  console.log(`${verdict.lines} lines, an unbroken chain, but no seal: lines may have been cut off the end`)
} else {
  const open = verdict.lines - verdict.sealedUpTo
  console.log(
    `${verdict.lines} lines, an unbroken chain, sealed up to line ${verdict.sealedUpTo}${open > 0 ? ` (${open} after it are not)` : ''}`,
  )
}
process.exitCode = unreadableAt === undefined && verdict.isWhole && seal ? 0 : 1
