/** Tells when the machine wakes: cameras may then show black or frozen pictures, and due times have passed. */
import { powerMonitor } from 'electron'

export function onWake(listener: () => void): void {
  powerMonitor.on('resume', listener)
  powerMonitor.on('unlock-screen', listener)
}
