/** The types of all words: which paths exist, and which values each text asks for. */
import type { en } from './en.ts'
import type { DeepString, PathsOf, PlaceholdersOf, TextAt } from './word-shapes.ts'

/** What every language must have: a missing or misspelled word does not compile. */
export type Words = DeepString<typeof en>

/** One file's share of them. */
export type CustomerText = Pick<Words, 'app' | 'instruction' | 'verdict' | 'screen' | 'common'>
export type StaffText = Pick<Words, 'staff' | 'camera'>
export type AdministratorText = Pick<Words, 'administrator'>
export type OfficerText = Pick<Words, 'officer'>
export type FleetText = Pick<Words, 'fleet'>
export type SettingsText = Pick<Words, 'settings'>
export type UpdatesText = Pick<Words, 'updates'>

/** The path of a word, such as `screen.idle.start`. */
export type WordKey = PathsOf<typeof en>

/** The values that the text at a path asks for; nothing where it asks for none. */
export type WordValues<K extends WordKey> = [PlaceholdersOf<TextAt<typeof en, K>>] extends [never]
  ? []
  : [values: Readonly<Record<PlaceholdersOf<TextAt<typeof en, K>>, string | number>>]
