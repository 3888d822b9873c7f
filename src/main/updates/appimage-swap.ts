/**
 * Puts one AppImage in another's place, so that at every moment a whole one stands there, also through a power cut; the
 * one before stays beside it. Knows neither versions nor when.
 */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'

const beside = (appImage: string) => ({ coming: `${appImage}.new`, previous: `${appImage}.previous` })

/**
 * @param appImage that runs now
 * @param downloaded stays where it is
 * @throws what the disk says; the old one stands then. Needs a file system with hard links, or there would be a moment without
 */
export function swapAppImage(appImage: string, downloaded: string): void {
  const { coming, previous } = beside(appImage)
  copyFileSync(downloaded, coming)
  chmodSync(coming, 0o755)
  const file = openSync(coming, 'r')
  fsyncSync(file)
  closeSync(file)
  rmSync(previous, { force: true })
  linkSync(appImage, previous)
  renameSync(coming, appImage)
}

/** @returns whether there was one before */
export function swapBack(appImage: string): boolean {
  const { previous } = beside(appImage)
  if (!existsSync(previous)) return false
  renameSync(previous, appImage)
  return true
}
