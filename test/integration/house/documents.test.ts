/** What the documents promise by name is there: files, tests, labels of the screen. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inProject } from '../../../scripts/project.ts'
import { en } from '../../../src/renderer/i18n/en.ts'

const pages = [
  ...['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'resources/models/occlusion.md'],
  ...readdirSync(inProject('docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'))
const textOf = (page: string): string => readFileSync(inProject(page), 'utf8')
/** As it is written in a test file: whichever quotes and placeholders it has. */
const plain = (text: string): string => text.replace(/[’']/g, "'").replace(/\\'/g, "'")

/** As a whole string of its own: half a title, or a word in a comment, is none. */
const hasTitle = (source: string, title: string): boolean =>
  ["'", '"', '`'].some((quote) => plain(source).includes(plain(`${quote}${title}${quote}`)))

const words = new Set(leaves(en).map(plain))

function leaves(tree: unknown): string[] {
  if (typeof tree === 'string') return [tree]
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(leaves) : []
}

describe.each(pages)('%s', (page) => {
  it('links only to what is there', () => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link!)
    expect(links.filter((link) => !existsSync(join(dirname(inProject(page)), link)))).toEqual([])
  })

  it('names only tests that are there', () => {
    const named = [...textOf(page).matchAll(/`(test\/[^`]+\.test\.ts)`(?:: "([^"]+)")?/g)]
    const missing = named.filter(([, file, title]) => {
      const path = inProject(file!)
      return !existsSync(path) || (title !== undefined && !hasTitle(readFileSync(path, 'utf8'), title))
    })
    expect(missing.map(([text]) => text)).toEqual([])
  })

  it('names only commands, scripts and source files that are there', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { readonly scripts: object }
    const commands = [...textOf(page).matchAll(/\bnpm run ([\w:-]+)/g)].map(([, command]) => command!)
    expect(commands.filter((command) => !command.endsWith(':') && !(command in scripts))).toEqual([])
    const files = [
      ...textOf(page).matchAll(/(?<![\w/])((?:src\/)?(?:main|renderer|preload|shared)|scripts|test)\/[\w./-]*\w\.\w+/g),
    ]
    const paths = files.map(([path, top]) => (/^(main|renderer|preload|shared)/.test(top!) ? `src/${path}` : path))
    expect(paths.filter((path) => !existsSync(inProject(path)))).toEqual([])
  })
})

describe('ARCHITECTURE.md', () => {
  const rowsOf = (chapter: string): string[] =>
    textOf('ARCHITECTURE.md')
      .split(`\n## ${chapter}\n`)[1]!
      .split('\n## ')[0]!
      .split('\n')
      .filter((line) => line.startsWith('| '))

  it('has every room of the house on its map, and none that is not there', () => {
    const folders = (under: string): string[] =>
      readdirSync(inProject('src', under), { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? [`${under}/${entry.name}`] : [],
      )
    const rooms = rowsOf('The map').flatMap((row) => {
      const named = [...row.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, room]) => room!)
      return named.map((room) => (room.includes('/') || named.length === 1 ? room : `${dirname(named[0]!)}/${room}`))
    })
    const files = rooms.filter((room) => /\.ts$|\*$/.test(room))
    expect(rooms.filter((room) => !files.includes(room)).toSorted()).toEqual(
      ['preload', ...['shared', 'main', 'renderer'].flatMap(folders)].toSorted(),
    )
  })

  it('says of every package why it is here', () => {
    const { devDependencies } = JSON.parse(textOf('package.json')) as { readonly devDependencies: object }
    const pieces = new Set(
      rowsOf('Outside pieces, and why these').flatMap((row) => row.split('|')[1]!.split(/[\s,;()]+/)),
    )
    // types come with what they describe; of a family only the first is named in full
    const unnamed = Object.keys(devDependencies).filter((name) => !name.startsWith('@types/') && !pieces.has(name))
    expect(unnamed.filter((name) => !pieces.has(name.split('/').at(-1)!))).toEqual([])
  })
})

describe('docs/security.md', () => {
  const rows = (from: string, to: string): string[] =>
    textOf('docs/security.md')
      .split(`\n## ${from}\n`)[1]!
      .split(`\n## ${to}`)[0]!
      .split('\n')
      .filter((line) => /^\| (?!-|measure|requirement)/.test(line))

  it('names for each measure the test that keeps it, by its title, or says that it is checked by hand', () => {
    const measures = rows('Measures', 'What is not done')
    expect(measures.length).toBeGreaterThan(25)
    expect(measures.filter((row) => !/`test\/[^`]+`: "[^"]+"|by hand/.test(row))).toEqual([])
  })

  it('says of each requirement of the ASVS chapters that it maps how it is met, once', () => {
    const numbers = rows('OWASP ASVS 5.0', 'end').flatMap((row) => row.split('|')[1]!.match(/\d+\.\d\.\d/g) ?? [])
    expect(numbers.toSorted()).toEqual(asvs.toSorted())
  })
})

/** The requirements of 11.3, 13.3 and 14.1 to 14.3 [OWASP Application Security Verification Standard 5.0.0]. */
const asvs = [
  ...['11.3.1', '11.3.2', '11.3.3', '11.3.4', '11.3.5'],
  ...['13.3.1', '13.3.2', '13.3.3', '13.3.4'],
  ...['14.1.1', '14.1.2'],
  ...['14.2.1', '14.2.2', '14.2.3', '14.2.4', '14.2.5', '14.2.6', '14.2.7', '14.2.8'],
  ...['14.3.1', '14.3.2', '14.3.3'],
]

/** Written for people at the kiosk: what stands in italics is what they read there. */
describe.each([
  'README.md',
  'CHANGELOG.md',
  'docs/administrator.md',
  'docs/fleet.md',
  'docs/officer.md',
  'docs/privacy.md',
  'docs/lockdown.md',
  'docs/results.md',
  'docs/troubleshooting.md',
])('%s', (page) => {
  it('quotes labels as they are on the screen', () => {
    const prose = textOf(page).replaceAll(/```[^]*?```|`[^`\n]*`/g, '')
    const quoted = [...prose.matchAll(/(?<![\w*])_([^_\n]+)_(?![\w*])/g)].map(([, label]) => plain(label!))
    const elsewhere = quoted.filter((label) => label.includes('>') || systems.has(label))
    expect(quoted.filter((label) => !words.has(label) && !elsewhere.includes(label))).toEqual([])
  })
})

/** Labels of operating systems. */
const systems = new Set(['Ctrl+Alt+Del options', 'Startup apps'])
