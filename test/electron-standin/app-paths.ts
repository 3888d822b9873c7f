/** Electron's folders. With `--user-data-dir` everything of the app stays in that folder. */
import { mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { launchOptions } from './launch-options.ts'

const changed = new Map<string, string>()

export function setPath(name: string, path: string): void {
  changed.set(name, path)
}

/** Makes the app's own folders when they are missing. */
export function getPath(name: string): string {
  const userData = changed.get('userData') ?? launchOptions.userDataFolder ?? join(configHome(), launchOptions.appName)
  const known: Readonly<Record<string, string>> = {
    home: homedir(),
    temp: tmpdir(),
    exe: process.execPath,
    appData: dirname(userData),
    userData,
    sessionData: userData,
    logs: join(userData, 'logs'),
    crashDumps: join(userData, 'Crashpad'),
  }
  const path = changed.get(name) ?? known[name]
  if (!path) throw new Error(`Failed to get '${name}' path`)
  if (['userData', 'sessionData', 'logs'].includes(name)) mkdirSync(path, { recursive: true })
  return path
}

function configHome(): string {
  if (process.platform === 'win32') return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming')
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
}
