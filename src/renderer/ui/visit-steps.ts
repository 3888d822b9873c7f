/** The steps that a customer sees of a visit: card, face, answer. */
export const visitSteps = ['card', 'face', 'answer'] as const

export type VisitStepName = (typeof visitSteps)[number]
