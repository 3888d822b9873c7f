/** Run as a process of its own: accepts pairs and begins to send them until somebody kills it. Prints what it promised. */
import { createManualClock } from '../../fakes/manual-clock.ts'
import { sampleSubmission } from '../../fakes/sample-submission.ts'
import { createScriptedVerifier } from '../../fakes/scripted-verifier.ts'
import { fixedSecretBox } from './fixed-secret-box.ts'
import { openRealKiosk } from './real-kiosk.ts'

const folder = process.argv[2]
if (!folder) throw new Error('no folder given')
const { queue } = await openRealKiosk(folder, fixedSecretBox, createScriptedVerifier(), createManualClock())

for (;;) {
  const accepted = await queue.submit(sampleSubmission())
  // only what was printed was promised
  if (accepted.ok) process.stdout.write(`${accepted.value.id}\n`)
}
