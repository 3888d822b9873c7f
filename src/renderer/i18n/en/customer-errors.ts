/** English words for the codes that the customer can put right: the retry card, and what staff read beside it. */
import type { CustomerErrorWords } from '../word-shapes.ts'

export const customerErrors = {
  // The service and the checks on the spot: the faces
  FACE_NOT_FOUND: {
    live: 'Show the whole face',
    reason: 'There was no face to be seen in the picture.',
    remedyFace: 'Look straight at the camera, with your whole face in view.',
    remedyCard: 'Show the side with the photo, flat and without glare.',
    staff: {
      what: 'No face was found in one of the pictures.',
      doNow: 'Take the marked picture again; wipe the card and keep lamp reflections off its photo.',
    },
  },
  TOO_MANY_FACES: {
    live: 'One face only',
    reason: 'There was more than one face in the picture.',
    remedyFace: 'Stand alone in front of the camera, with everybody else out of view.',
    remedyCard: 'Show the card alone, with no other face in view.',
    staff: {
      what: 'More than one face was found.',
      doNow: 'Ask others to step aside and move posters, photos and other cards out of view.',
    },
  },
  FACE_TOO_CLOSE: {
    live: 'Move back a little',
    reason: 'The face was very near the camera.',
    remedyFace: 'Move back until your whole head is in view.',
    remedyCard: 'Move the card back until all four corners are in view.',
    staff: {
      what: 'The face was so near that the lens distorts it.',
      doNow: 'Let the customer stand about an arm’s length from the camera.',
    },
  },
  FACE_TOO_SMALL: {
    live: 'A little closer',
    reason: 'The face was small in the picture.',
    remedyFace: 'Come closer until your face fills the outline.',
    remedyCard: 'Bring the card closer until it fills the frame.',
    staff: {
      what: 'The face was too small to be compared.',
      doNow: 'Bring the customer or the card closer to the camera.',
    },
  },
  FACE_CLOSE_TO_BORDER: {
    live: 'Move to the middle',
    reason: 'The face was near the edge of the picture.',
    remedyFace: 'Move until your face is in the middle.',
    remedyCard: 'Move the card until it is in the middle of the frame.',
    staff: {
      what: 'The face was too near the edge of the picture.',
      doNow: 'Centre the customer or the card; raise or lower the camera to suit the customer.',
    },
  },
  FACE_CROPPED: {
    live: 'Show the whole face',
    reason: 'Part of the face was outside the picture.',
    remedyFace: 'Move until your whole head is in view, from forehead to chin.',
    remedyCard: 'Show the whole card, with all four corners in view.',
    staff: {
      what: 'The picture cut off part of the face.',
      doNow: 'Centre the customer or the card with some room all around it.',
    },
  },
  FACE_IS_OCCLUDED: {
    live: 'Uncover the face',
    reason: 'Something covered part of the face.',
    remedyFace: 'Take off a mask or dark glasses, and keep hair clear of your eyes.',
    remedyCard: 'Keep fingers and glare off the photo on the card.',
    staff: {
      what: 'Part of the face was covered, or hard to see.',
      doNow: 'Look for a mask, dark glasses, hair or a finger. A headscarf may stay if it leaves the face free.',
    },
  },
  FACE_ANGLE_TOO_LARGE: {
    live: 'Straight to the camera',
    reason: 'The angle of the face was too steep to compare.',
    remedyFace: 'Look straight into the camera with your head upright.',
    remedyCard: 'Hold the card flat and straight to the camera.',
    staff: {
      what: 'The face was turned or tilted too far.',
      doNow: 'Set the camera at eye height and let the customer look straight into it.',
    },
  },
  FAILED_TO_PREDICT_LANDMARKS: {
    live: 'Show the face clearly',
    reason: 'Eyes, nose and mouth were hard to make out.',
    remedyFace: 'Face the light and hold still for a moment.',
    remedyCard: 'Hold the card still, in even light and without glare.',
    staff: {
      what: 'Eyes, nose and mouth could not be located.',
      doNow: 'Improve the light, clean the lens and take the marked picture again.',
    },
  },
  EYES_CLOSED: {
    live: 'Open your eyes',
    reason: 'The picture caught a blink.',
    remedyFace: 'Keep your eyes open until the picture is taken.',
    remedyCard: 'Show the card so that the eyes in its photo are clear.',
    staff: {
      what: 'The eyes were closed in the face picture.',
      doNow: 'Take the face picture again; glare on glasses can also hide the eyes.',
    },
  },

  // The checks on the spot: the face
  FACE_TOO_DARK: {
    live: 'Move into the light',
    reason: 'There was little light on the face.',
    remedyFace: 'Turn towards the light; a colleague can switch on a lamp.',
    remedyCard: 'Show the card where it is brighter.',
    staff: { what: 'The face is too dark.', doNow: 'Put light in front of the customer, not behind.' },
  },
  FACE_TOO_BRIGHT: {
    live: 'Move into softer light',
    reason: 'Strong light washed out the picture.',
    remedyFace: 'Move a little away from the lamp or the window.',
    remedyCard: 'Turn the card away from the strong light.',
    staff: { what: 'The face is too bright.', doNow: 'Dim or turn the lamp, or lower the blind.' },
  },
  FACE_BLURRED: {
    live: 'Hold still',
    reason: 'The picture came out blurred.',
    remedyFace: 'Stay still until the picture is taken.',
    remedyCard: 'Hold the card still until the picture is taken.',
    staff: { what: 'The face is blurred.', doNow: 'Clean the lens and add light: in poor light every movement blurs.' },
  },
  FACE_LIT_FROM_BEHIND: {
    live: 'Face the light',
    reason: 'The light was behind the face.',
    remedyFace: 'Stand so that the light falls on your face, with no window or lamp behind you.',
    remedyCard: 'Show the card where the light falls on its front.',
    staff: {
      what: 'The light comes from behind the customer.',
      doNow: 'Lower the blind or turn the camera away from the window; put light in front of the customer.',
    },
  },
  FACE_LIT_FROM_SIDE: {
    live: 'Find more even light',
    reason: 'One side of the face was much darker than the other.',
    remedyFace: 'Turn or step aside until both cheeks are equally bright.',
    remedyCard: 'Show the card where the light is even.',
    staff: {
      what: 'The light comes from one side.',
      doNow: 'Add a lamp on the darker side, or lower the blind on the brighter one.',
    },
  },
  FACE_LIGHT_COLOURED: {
    live: 'Move into white light',
    reason: 'Coloured light changed the look of the face.',
    remedyFace: 'Move away from coloured lamps and bright screens.',
    remedyCard: 'Show the card in white light.',
    staff: {
      what: 'The light on the face is coloured.',
      doNow: 'Switch off coloured lamps and signs nearby, or add a white lamp.',
    },
  },

  // The checks on the spot: the card
  CARD_NOT_FOUND: {
    live: 'Show your ID card',
    reason: 'There was no card to be seen in the picture.',
    remedyFace: 'Look straight at the camera, with your whole face in view.',
    remedyCard: 'Put the card in the frame, with the side that has the photo to the camera.',
    staff: {
      what: 'No card was found.',
      doNow: 'Lay the card alone on a dark matt surface under the camera; a picture can also be taken by hand.',
    },
  },
  CARD_EDGES_FAINT: {
    live: 'Use a darker surface',
    reason: 'The edges of the card were hard to tell from what is under it.',
    remedyFace: 'Look straight at the camera, with your whole face in view.',
    remedyCard: 'Put the card on something darker.',
    staff: {
      what: 'The edges of the card can hardly be seen.',
      doNow: 'Put something dark and matt under the card, or fill the frame with it and take the picture by hand.',
    },
  },
  CARD_CUT_OFF: {
    live: 'Show the whole card',
    reason: 'Part of the card was outside the picture.',
    remedyFace: 'Look straight at the camera, with your whole face in view.',
    remedyCard: 'Move the card until all four corners are in view, with fingers off the edges.',
    staff: { what: 'The picture cut off part of the card.', doNow: 'Centre the card with some room all around it.' },
  },
  CARD_TILTED: {
    live: 'Lay the card flat',
    reason: 'The card was at an angle to the camera.',
    remedyFace: 'Look straight at the camera, with your whole face in view.',
    remedyCard: 'Lay the card flat, or hold it straight to the camera.',
    staff: { what: 'The card is tilted too far.', doNow: 'Lay the card down right under the camera.' },
  },
  CARD_MOVING: {
    live: 'Hold the card still',
    reason: 'The card was moving.',
    remedyFace: 'Stay still until the picture is taken.',
    remedyCard: 'Lay the card down, or hold it still until the picture is taken.',
    staff: { what: 'The card is moving.', doNow: 'Let the customer lay the card down and let go of it.' },
  },
  CARD_UPSIDE_DOWN: {
    live: 'Turn the card round',
    reason: 'The card was upside down.',
    remedyFace: 'Look straight at the camera, with your whole face in view.',
    remedyCard: 'Turn the card until its writing reads the right way up.',
    staff: { what: 'The card is upside down.', doNow: 'Turn the card half way round.' },
  },
  CARD_PORTRAIT_NOT_FOUND: {
    live: 'Show the photo side',
    reason: 'The photo on the card was not in view.',
    remedyFace: 'Look straight at the camera, with your whole face in view.',
    remedyCard: 'Turn the side with the photo to the camera and fill the frame.',
    staff: {
      what: 'No portrait was found on the card.',
      doNow: 'Show the front of the card, out of its sleeve, on a dark matt surface.',
    },
  },
  CARD_TOO_FAR: {
    live: 'Bring the card closer',
    reason: 'The photo on the card was small in the picture.',
    remedyFace: 'Come closer until your face fills the outline.',
    remedyCard: 'Bring the card closer until it fills the frame.',
    staff: {
      what: 'The portrait on the card is too small.',
      doNow: 'Bring the card closer. If it then blurs, the camera needs a closer focus or a finer picture.',
    },
  },
  CARD_TOO_DARK: {
    live: 'More light on card',
    reason: 'There was little light on the card.',
    remedyFace: 'Turn towards the light; a colleague can switch on a lamp.',
    remedyCard: 'Show the card where it is brighter, clear of any shadow.',
    staff: { what: 'The card is too dark.', doNow: 'Add light from the side, and keep shadows off the card.' },
  },
  CARD_TOO_BRIGHT: {
    live: 'Tilt the card slightly',
    reason: 'Light was reflected on the card.',
    remedyFace: 'Move a little away from the lamp or the window.',
    remedyCard: 'Tilt the card a little until the reflection is gone.',
    staff: {
      what: 'Glare hides part of the card.',
      doNow: 'Tilt the card, take it out of its sleeve, or turn the lamp.',
    },
  },
  CARD_BLURRED: {
    live: 'Hold the card still',
    reason: 'The picture of the card came out blurred.',
    remedyFace: 'Stay still until the picture is taken.',
    remedyCard: 'Hold the card still until the picture is taken.',
    staff: { what: 'The card is blurred.', doNow: 'Lay the card down or hold it with both hands; clean the lens.' },
  },
} as const satisfies CustomerErrorWords
