/** Builds the app when what is in `out/` is missing or older than what it is made from. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inProject, runScript, seconds } from './project.ts'

/** What the built app is made from; resources/models and resources/ort are made by the build itself. */
const sources = ['src', 'resources', 'scripts/models', 'package.json', 'package-lock.json', 'electron.vite.config.ts']

/** Written last by the build: if it is there, the rest is. */
const lastBuilt = inProject('out/renderer/index.html')

/** @returns false when the build failed; its output has then been printed */
export async function ensureBuilt(): Promise<boolean> {
  if (isUpToDate()) return true
  console.log('Building the app …')
  return await build()
}

export async function build(): Promise<boolean> {
  const models = await runScript('scripts/models/build-models.ts', [], 'keep')
  const app = models.isOk
    ? await runScript('node_modules/electron-vite/bin/electron-vite.js', ['build'], 'keep')
    : models
  if (!app.isOk) console.error(app.output)
  else console.log(`Built in ${seconds(app === models ? models.ms : models.ms + app.ms)}.`)
  return app.isOk
}

function isUpToDate(): boolean {
  const builtAtMs = modifiedAtMs(lastBuilt)
  return builtAtMs > 0 && sources.every((source) => newestIn(inProject(source)) <= builtAtMs)
}

/** Folders count too: a deleted file changes nothing else. */
function newestIn(path: string): number {
  const own = modifiedAtMs(path)
  if (own === 0 || !statSync(path).isDirectory()) return own
  return Math.max(own, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}

/** 0 when there is nothing. */
function modifiedAtMs(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
