/** What a running kiosk holds: memory, handles, nodes, and the frames that its camera pictures dropped. */
import { readdirSync } from 'node:fs'
import type { CDPSession, Page } from 'playwright-core'
import type { Kiosk } from '../../test/e2e/driver/launch.ts'

export interface KioskLoad {
  /** Main's, as the system counts it. */
  readonly mainBytes: number
  /** JavaScript of the page, after a collection. */
  readonly pageBytes: number
  /** Open files and sockets of main; absent where the system does not list them. */
  readonly mainHandles?: number
  /** Timers, sockets and the like that keep main awake. */
  readonly mainResources: number
  readonly pageNodes: number
  readonly pageListeners: number
}

export async function openMeter({ page, electronApp }: Kiosk): Promise<() => Promise<KioskLoad>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  return async () => {
    await session.send('HeapProfiler.collectGarbage')
    const metrics = await metricsOf(session)
    const main = await electronApp.evaluate(() => ({
      pid: process.pid,
      bytes: process.memoryUsage().rss,
      resources: process.getActiveResourcesInfo().length,
    }))
    const mainHandles = openFiles(main.pid)
    return {
      mainBytes: main.bytes,
      pageBytes: metrics('JSHeapUsedSize'),
      ...(mainHandles !== undefined && { mainHandles }),
      mainResources: main.resources,
      pageNodes: metrics('Nodes'),
      pageListeners: metrics('JSEventListeners'),
    }
  }
}

async function metricsOf(session: CDPSession): Promise<(name: string) => number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (name) => {
    const metric = metrics.find((one) => one.name === name)
    if (!metric) throw new Error(`Chromium does not tell ${name}`)
    return metric.value
  }
}

/** Linux only. */
function openFiles(pid: number): number | undefined {
  return process.platform === 'linux' ? readdirSync(`/proc/${pid}/fd`).length : undefined
}

export interface Frames {
  readonly shown: number
  readonly dropped: number
}

/** Counts from now on what every video of the page has shown, and dropped for want of time. */
export async function countFrames(page: Page): Promise<() => Promise<Frames>> {
  await page.evaluate(() => {
    const live = new Map<HTMLVideoElement, VideoPlaybackQuality>()
    const frames = { shown: 0, dropped: 0 }
    setInterval(() => {
      for (const video of document.querySelectorAll('video')) live.set(video, video.getVideoPlaybackQuality())
      for (const [video, { totalVideoFrames, droppedVideoFrames }] of live) {
        if (video.isConnected) continue
        frames.shown += totalVideoFrames - droppedVideoFrames
        frames.dropped += droppedVideoFrames
        live.delete(video)
      }
    }, 250)
    Object.assign(globalThis, { countedFrames: frames })
  })
  return () => page.evaluate(() => (globalThis as unknown as { countedFrames: Frames }).countedFrames)
}
