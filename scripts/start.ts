/**
 * `npm start`: builds if needed and opens the kiosk. On real Electron if this machine has it or can get it, else on the
 * stand-in with Chromium. Without a display it plays the demo instead. Arguments are passed on to the app.
 */
import { spawn } from 'node:child_process'
import { ensureBuilt } from './ensure-built.ts'
import { ensureChromium } from './ensure-chromium.ts'
import { downloadElectron, findElectron, hasDisplay, standInElectron } from './find-electron.ts'
import { projectFolder } from './project.ts'

/** A network that swallows packets must not hold up the start for long. */
const DOWNLOAD_LIMIT_MS = 120_000

process.exitCode = await start(process.argv.slice(2))

async function start(args: readonly string[]): Promise<number> {
  if (!hasDisplay()) {
    console.log('No display here: playing a practice visit instead of opening the kiosk (npm run demo).')
    return await run(process.execPath, ['scripts/demo.ts'])
  }
  if (!(await ensureBuilt())) return 1
  const electron = findElectron() ?? tryDownload()
  if (electron) return await run(electron, [...noSandboxForRoot(), '.', ...args])

  if (!ensureChromium()) return 1
  console.log('Electron is not available here: running the same built app on its stand-in with Chromium.')
  return await run(process.execPath, [standInElectron, '.', ...args])
}

function tryDownload(): string | undefined {
  console.log('Looking for the Electron binary …')
  downloadElectron(DOWNLOAD_LIMIT_MS)
  return findElectron()
}

/** Chromium refuses to run sandboxed as root. */
function noSandboxForRoot(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/** Runs to the end; a signal for this process is the app's to answer. */
async function run(command: string, args: readonly string[]): Promise<number> {
  const child = spawn(command, args, { cwd: projectFolder, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return await new Promise((ended, failed) => child.on('error', failed).on('exit', (code) => ended(code ?? 1)))
}
