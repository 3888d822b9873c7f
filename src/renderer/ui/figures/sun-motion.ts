/** What becomes of a figure's light: more or less of it, from behind to the front, one on either side, white. */
export type SunMotion = 'grows' | 'shrinks' | 'from-behind' | 'joined' | 'whitens'
