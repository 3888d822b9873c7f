/** `npm run licences`: writes THIRD_PARTY_NOTICES.md from what the build bundles. */
import { writeFileSync } from 'node:fs'
import { ensureBuilt } from '../ensure-built.ts'
import { inProject } from '../project.ts'
import { bundledPieces } from './bundled-pieces.ts'
import { noticePage } from './notice-page.ts'

if (await ensureBuilt()) writeFileSync(inProject('THIRD_PARTY_NOTICES.md'), noticePage(bundledPieces()))
else process.exitCode = 1
