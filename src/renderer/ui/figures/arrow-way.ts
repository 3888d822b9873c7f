/** Which way a figure's arrow points: aside, up and down, closer and back, or around. */
export type ArrowWay = 'left' | 'right' | 'up' | 'down' | 'closer' | 'back' | 'turn-left' | 'turn-right' | 'level'
