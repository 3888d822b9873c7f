/**
 * The switches inside Electron's program itself: what a packaged kiosk must have, and what a program really has.
 * Each is explained in docs/security.md; electron-builder.yml sets them.
 */
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'

/** By the names of @electron/fuses; true is on. What is not named here is as Electron delivers it. */
export const expectedFuses = {
  // none of these lets a stranger run code of their own with our program's rights
  RunAsNode: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  GrantFileProtocolExtraPrivileges: false,
  EnableCookieEncryption: true,
  // Windows and macOS only: Electron checks it nowhere else
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
} as const satisfies Partial<Record<keyof typeof FuseV1Options, boolean>>

type FuseName = keyof typeof expectedFuses

/** As @electron/fuses writes them into the wire: the digits `1` and `0`. */
const ON = 0x31
const OFF = 0x30

/**
 * @param program path of the packaged program
 * @returns the names of those that are not as they must be
 * @throws Error where the program holds no fuses at all
 */
export async function wrongFuses(program: string): Promise<readonly FuseName[]> {
  const wire = await getCurrentFuseWire(program)
  const names = Object.keys(expectedFuses) as FuseName[]
  return names.filter((name) => {
    const state: number | undefined = wire[FuseV1Options[name]]
    return state !== (expectedFuses[name] ? ON : OFF)
  })
}
