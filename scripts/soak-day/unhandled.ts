/** Errors that nobody handled, wherever they came up: in a page, in main, or as an INTERNAL_ERROR in the kiosk's own log. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Counter } from '../../test/e2e/driver/counter.ts'

/** @returns what was heard until now, a line each */
export function hearTrouble({ kiosk, page, folder }: Counter): () => Promise<readonly string[]> {
  const heard: string[] = []
  const listen = (one: Page): void => {
    one.on('pageerror', ({ name, message }) => heard.push(`page: ${name}: ${message}`))
    one.on('crash', () => heard.push('page: crashed'))
  }
  listen(page)
  kiosk.electronApp.on('window', listen)
  return async () => {
    const printed = kiosk.output().split('\n')
    return [...heard, ...printed.filter(isUnhandled), ...(await internalErrors(join(folder, 'logs')))]
  }
}

const isUnhandled = (line: string): boolean => /unhandled|uncaught/i.test(line)

async function internalErrors(logFolder: string): Promise<string[]> {
  const files = await readdir(logFolder)
  const texts = await Promise.all(files.map((file) => readFile(join(logFolder, file), 'utf8')))
  return texts.flatMap((text) => text.split('\n').filter((line) => line.includes('INTERNAL_ERROR')))
}
