/** The shape of an ID card: ID-1 of ISO/IEC 7810, round corners included. */
import type { PointPx } from './units.ts'

export const id1Card = { widthMm: 85.6, heightMm: 53.98, cornerRadiusMm: 3.18 } as const

/** Clockwise from the left top of the card as it is read. */
export type CardCorners = readonly [PointPx, PointPx, PointPx, PointPx]
