/** Why a picture goes to the service although a check spoke against it. A reason alone: nobody can be told from it. */
export const overrideReasons = ['check-is-wrong', 'cannot-be-better', 'medical', 'religious', 'equipment'] as const
export type OverrideReason = (typeof overrideReasons)[number]
