/** What Chromium's own processes hold for themselves, as the system counts it. Linux only: elsewhere nothing is told. */
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'

export interface ProcessMemory {
  /** Page and worker. */
  readonly rendererBytes: number
  readonly gpuBytes: number
}

/** Private memory of every renderer and of the GPU process; pages shared with others do not count. */
export async function processMemory(browser: Browser): Promise<ProcessMemory> {
  const session = await browser.newBrowserCDPSession()
  try {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    const bytesOf = (type: string) =>
      processInfo.filter((info) => info.type === type).reduce((total, { id }) => total + privateBytes(id), 0)
    return { rendererBytes: bytesOf('renderer'), gpuBytes: bytesOf('GPU') }
  } finally {
    await session.detach()
  }
}

function privateBytes(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const lines = rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB$/gm)
  return [...lines].reduce((total, [, kilobytes]) => total + Number(kilobytes) * 1024, 0)
}
