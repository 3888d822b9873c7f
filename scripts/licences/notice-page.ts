/** THIRD_PARTY_NOTICES.md: what of others is in the packaged kiosk, under which licence, with its text once. Pure. */

export interface BundledPiece {
  readonly name: string
  readonly version: string
  /** SPDX, or in words where several parts have their own. */
  readonly licence: string
  readonly text: string
  /** What it is there for, where its name does not say. */
  readonly note?: string
}

export function noticePage(pieces: readonly BundledPiece[]): string {
  const sorted = pieces.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const texts = [...new Set(sorted.map(({ text }) => text.trim()))]
  const place = (text: string): number => texts.indexOf(text.trim()) + 1
  const rows = sorted.map(
    ({ name, version, licence, text, note }) =>
      `- **${name}** ${version}, ${licence}, [text ${place(text)}](#text-${place(text)})${note ? `: ${note}` : ''}`,
  )
  const chapters = texts.map((text, index) => `## Text ${index + 1}\n\n\`\`\`text\n${asPlainText(text)}\n\`\`\``)
  return `${head}\n${rows.join('\n')}\n\n${chapters.join('\n\n')}\n`
}

const head = `# Third-party notices

What of others is inside the packaged kiosk. Made by \`npm run licences\` from what the build really bundles; do not edit.
Electron, Chromium and Node bring their own notices: \`LICENSE.electron.txt\` and \`LICENSES.chromium.html\` beside the program.
`

/** Lines end alike, nothing trails, and no text closes the block that it stands in. */
function asPlainText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('```', "'''")
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}
