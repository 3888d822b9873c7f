/** Makes sure that the stand-in and the tests have a Chromium: finds it, or installs it where that is ours to do. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './find-chromium.ts'

const INSTALL = ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'] as const

/** @returns false when there is none; what to do about it has then been printed */
export function ensureChromium(): boolean {
  if (findChromium()) return true
  if (process.env['CHROMIUM_PATH']) {
    console.error(`CHROMIUM_PATH names ${process.env['CHROMIUM_PATH']}, which does not exist.`)
    return false
  }
  if (!existsSync('/usr/bin/apt-get')) {
    console.error('No Chromium found. Install Chromium or Chrome, or name one in CHROMIUM_PATH.')
    return false
  }
  if (process.getuid?.() !== 0) {
    console.error(`No Chromium found. Install it with:  sudo apt-get update && sudo ${INSTALL.join(' ')}`)
    return false
  }
  console.log('No Chromium found: installing it with apt-get (about a minute).')
  return apt(['apt-get', 'update']) && apt(INSTALL) && findChromium() !== undefined
}

/** Quiet when it works, all of its words when it does not. */
function apt([command, ...args]: readonly [string, ...string[]]): boolean {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status !== 0) console.error(`${[command, ...args].join(' ')} failed:\n${stdout}${stderr}`)
  return status === 0
}
