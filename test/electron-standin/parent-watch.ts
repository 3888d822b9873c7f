/** Ends this process when the one that started it is gone, however it went. Chromium then ends by its closed pipe. */

const LOOK_EVERY_MS = 500

export function exitWithParent(): void {
  const parent = process.ppid
  setInterval(() => {
    if (!isAlive(parent)) process.exit(1)
  }, LOOK_EVERY_MS).unref()

  function isAlive(pid: number): boolean {
    // an orphan gets a new parent on POSIX; Windows keeps naming the dead one
    if (process.ppid !== pid) return false
    try {
      process.kill(pid, 0)
      return true
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EPERM'
    }
  }
}
