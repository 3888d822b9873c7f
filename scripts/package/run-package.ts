/**
 * `npm run package:linux` and `npm run package:windows`: builds, packs and checks the installers; they are in `dist/`.
 * What each needs is in docs/release.md.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Configuration } from 'electron-builder'
import { build } from '../ensure-built.ts'
import { bundledPieces } from '../licences/bundled-pieces.ts'
import { noticePage } from '../licences/notice-page.ts'
import { inProject } from '../project.ts'
import { packageFaults, packApp, type PackagePlatform } from './pack-app.ts'
import { updateOffers } from './update-offers.ts'

const platform = process.argv[2]
if (platform !== 'linux' && platform !== 'windows') throw new Error('run-package.ts linux or run-package.ts windows')
process.exitCode = await run(platform)

async function run(wanted: PackagePlatform): Promise<number> {
  const names = wanted === 'linux' ? debianNames() : {}
  // always anew: whose updates a build believes is put in by the build, and no file's age tells that
  if (!names || !(await build())) return 1
  writeFileSync(inProject('THIRD_PARTY_NOTICES.md'), noticePage(bundledPieces()))
  const made = await packApp({ platform: wanted, config: names })
  const faults = await packageFaults(wanted, inProject('dist'))
  for (const fault of faults) console.error(fault)
  if (faults.length > 0) return 1
  const { RELEASE_UPDATE_PRIVATE_KEY: updateKey } = process.env
  if (updateKey) for (const { name, text } of offersOf(made, updateKey)) writeFileSync(inProject('dist', name), text)
  const sums = made.toSorted().map((path) => `${sha256Of(path)}  ${basename(path)}\n`)
  writeFileSync(inProject(`dist/SHA256SUMS-${wanted}`), sums.join(''))
  console.log(sums.join(''))
  return 0
}

function offersOf(made: readonly string[], updateKey: string) {
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as { readonly version: string }
  return updateOffers(made, version, updateKey)
}

/** A Debian package names who keeps it and where it comes from [Debian Policy 3.3 and 5.6.23]; both are the releaser's. */
function debianNames(): Configuration | undefined {
  const { RELEASE_MAINTAINER: maintainer, RELEASE_HOMEPAGE: homepage } = process.env
  if (maintainer && homepage) return { linux: { maintainer }, extraMetadata: { homepage } }
  console.error(
    'Set RELEASE_MAINTAINER ("Name <address>") and RELEASE_HOMEPAGE (https://…): a Debian package names both.',
  )
  return undefined
}

function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
