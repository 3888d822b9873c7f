/** What this room needs of the outside. */

export interface FileType {
  readonly name: string
  readonly extension: string
}

/** Asks a person, with the system's own dialog. @returns the path that was chosen; nothing when they changed their mind */
export type AskWhatToOpen = (fileType: FileType) => Promise<string | undefined>
