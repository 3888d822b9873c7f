/** Why a person's face could not be compared with the card. A reason alone: nobody can be told from it. */
export const uncheckedReasons = ['injury', 'disability', 'religion', 'declined', 'equipment'] as const
export type UncheckedReason = (typeof uncheckedReasons)[number]
