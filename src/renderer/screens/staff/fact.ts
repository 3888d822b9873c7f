/** One line of what staff may know: a name and its value, both in words. */
export interface Fact {
  readonly name: string
  readonly value: string
  /** Fails what it is measured against. */
  readonly isBad?: boolean
}
