/** `npm run dev`: electron-vite with hot reload, on real Electron or on the stand-in. */
import { spawn } from 'node:child_process'
import { ensureChromium } from './ensure-chromium.ts'
import { downloadElectron, findElectron, standInElectron } from './find-electron.ts'
import { inProject, projectFolder, runScript } from './project.ts'

const DOWNLOAD_LIMIT_MS = 120_000

process.exitCode = await dev(process.argv.slice(2))

async function dev(args: readonly string[]): Promise<number> {
  const models = await runScript('scripts/models/build-models.ts', [], 'at-once')
  if (!models.isOk) return 1
  const electron = findElectron() ?? download()
  if (!electron && !ensureChromium()) return 1
  if (!electron) console.log('Electron is not available here: developing on its stand-in with Chromium.')

  const child = spawn(
    process.execPath,
    [inProject('node_modules/electron-vite/bin/electron-vite.js'), 'dev', ...args],
    {
      cwd: projectFolder,
      stdio: 'inherit',
      env: { ...process.env, ELECTRON_EXEC_PATH: electron ?? standInElectron },
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return await new Promise((ended) => child.on('exit', (code) => ended(code ?? 1)))
}

function download(): string | undefined {
  downloadElectron(DOWNLOAD_LIMIT_MS)
  return findElectron()
}
