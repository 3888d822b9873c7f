/** The project's own places, and how its tools are run: by this very Node, without a shell. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

export const projectFolder = resolve(import.meta.dirname, '..')

export function inProject(...path: string[]): string {
  return resolve(projectFolder, ...path)
}

export interface ScriptRun {
  readonly isOk: boolean
  /** stdout and stderr as they came; empty when they were shown at once. */
  readonly output: string
  readonly ms: number
}

/**
 * Runs a JavaScript or TypeScript file to its end.
 * @param show prints its output at once instead of keeping it
 */
export async function runScript(path: string, args: readonly string[], show: 'at-once' | 'keep'): Promise<ScriptRun> {
  const startedAtMs = performance.now()
  const child = spawn(process.execPath, [inProject(path), ...args], {
    cwd: projectFolder,
    stdio: show === 'at-once' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (text: Buffer): void => {
    output += text.toString('utf8')
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const code = await new Promise<number | null>((ended, failed) => child.on('error', failed).on('close', ended))
  return { isOk: code === 0, output, ms: performance.now() - startedAtMs }
}

/** `1.2 s` */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
