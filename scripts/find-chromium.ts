/** Where this machine's Chromium is. `CHROMIUM_PATH` names one that is elsewhere. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const namesOnPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Windows: every one has Edge, which is a Chromium. */
const windowsPlaces = [
  'Google/Chrome/Application/chrome.exe',
  'Chromium/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
]

export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH']
  if (named) return existsSync(named) ? named : undefined
  return (process.platform === 'win32' ? onWindows() : onPath()).find((path) => existsSync(path))
}

function onPath(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return namesOnPath.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function onWindows(): string[] {
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? [])
  return roots.flatMap((root) => windowsPlaces.map((place) => join(root, place)))
}
