/**
 * Which Electron runs the built app: the real one where it is installed and can start, else the stand-in.
 * Never imports `electron` itself, which would begin a download.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { inProject } from './project.ts'

const packageFolder = inProject('node_modules/electron')

export const standInElectron = inProject(
  'test/electron-standin/bin',
  process.platform === 'win32' ? 'electron.cmd' : 'electron',
)

/** Path of the real binary; undefined when it is missing, or misses libraries and cannot start. */
export function findElectron(): string | undefined {
  const path = electronPath()
  if (!path || !existsSync(path)) return undefined
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return spawnSync(path, [...root, '--version'], { timeout: 20_000 }).status === 0 ? path : undefined
}

/** Tries to download the binary, in silence. Its own installer knows mirrors, caches and checksums. */
export function downloadElectron(timeoutMs: number): void {
  spawnSync(process.execPath, [inProject('node_modules/electron/install.js')], { stdio: 'ignore', timeout: timeoutMs })
}

/** Windows and macOS always have one; Linux has one when X or Wayland says so. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

function electronPath(): string | undefined {
  const elsewhere = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const pathFile = `${packageFolder}/path.txt`
  if (elsewhere) return `${elsewhere}/electron`
  return existsSync(pathFile) ? `${packageFolder}/dist/${readFileSync(pathFile, 'utf8')}` : undefined
}
