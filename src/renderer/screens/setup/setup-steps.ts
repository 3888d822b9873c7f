/** The order in which a kiosk is set up. */
export const guidedSteps = ['administrator', 'service', 'cameras', 'test', 'ready'] as const
export const setupSteps = ['welcome', ...guidedSteps] as const
export type SetupStep = (typeof setupSteps)[number]

/** The step `by` places further on; the first and the last have nothing beyond them. */
export function stepBy(step: SetupStep, by: 1 | -1): SetupStep {
  return setupSteps[setupSteps.indexOf(step) + by] ?? step
}
