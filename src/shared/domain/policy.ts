/**
 * What becomes of the organisation's policy at this kiosk. `none`: there is no policy file. `last-good`: what it says now
 * cannot be used, and the last one that could stays in force. `never-good`: there is none that could be used yet.
 */
export const policyStates = ['none', 'in-force', 'last-good', 'never-good'] as const
export type PolicyState = (typeof policyStates)[number]
