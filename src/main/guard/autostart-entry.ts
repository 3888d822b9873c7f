/** What tells a Linux desktop to start a program when its user signs in. Knows neither disk nor Electron. */

/**
 * A desktop entry for `~/.config/autostart` [freedesktop.org, Desktop Entry Specification 1.5, "The Exec key"].
 *
 * @param program absolute path of what is started
 */
export function autostartEntry(program: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Countersign',
    `Exec=${quoted(program)}`,
    'Terminal=false',
    '',
  ].join('\n')
}

/** Quoted as an argument; then, as in every value of the file, each backslash twice. */
function quoted(argument: string): string {
  return `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`.replaceAll('\\', '\\\\')
}
