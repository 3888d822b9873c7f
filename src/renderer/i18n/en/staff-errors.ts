/** English words for the codes that only staff, an administrator or the kiosk can put right; no customer reads them. */
import type { StaffErrorWords } from '../word-shapes.ts'

export const staffErrors = {
  // The service: account and quota
  MISSING_API_KEY: {
    staff: {
      what: 'There is no apiKey for the OkayFace service.',
      doNow: 'Administrator: enter the apiKey in the settings and test it. Saved checks then go out by themselves.',
    },
  },
  INVALID_API_KEY: {
    staff: {
      what: 'OkayFace does not accept the apiKey.',
      doNow: 'Administrator: enter the apiKey again and test it. Saved checks then go out by themselves.',
    },
  },
  API_KEY_EXPIRED: {
    staff: {
      what: 'The apiKey has expired.',
      doNow: 'Administrator: get a new apiKey from the vendor and enter it in the settings. Saved checks wait for it.',
    },
  },
  MAX_API_CALL_EXCEEDED: {
    staff: {
      what: 'The calls bought for this apiKey are used up.',
      doNow: 'Administrator: ask the vendor for more calls, then choose “Send now”. Saved checks wait until then.',
    },
  },

  // The service: the pictures as files
  MISSING_IMAGE: {
    staff: {
      what: 'One of the two pictures did not reach the service.',
      doNow: 'Take both pictures again. If it happens again, tell the administrator.',
    },
  },
  PAYLOAD_TOO_LARGE: {
    staff: {
      what: 'The pictures were too big for the service, even after the kiosk made them smaller.',
      doNow: 'Take both pictures again. If it happens again, tell the administrator.',
    },
  },
  PHOTO_FORMAT_ERROR: {
    staff: {
      what: 'The service could not open a picture.',
      doNow: 'Take both pictures again. If it happens again, tell the administrator.',
    },
  },

  // The service: anything that it does not explain
  UNKNOWN: {
    staff: {
      what: 'The service met a problem that it does not explain.',
      doNow: 'Nothing to do now: the kiosk tries again. If it stays, give the vendor the request id.',
    },
  },

  // The way to the service
  NETWORK_UNREACHABLE: {
    staff: {
      what: 'The service cannot be reached.',
      doNow: 'The check is saved and goes out when the network is back. Look at the network cable or Wi-Fi.',
    },
  },
  TIMEOUT: {
    staff: {
      what: 'The service did not answer in time.',
      doNow: 'The check is saved and the kiosk tries again. If it stays, look at the network.',
    },
  },
  TLS_ERROR: {
    staff: {
      what: 'The secure connection to the service could not be trusted.',
      doNow: 'Administrator: check this computer’s date, the service address, and any proxy that opens secure traffic.',
    },
  },
  SERVICE_UNAVAILABLE: {
    staff: {
      what: 'The service is busy or down.',
      doNow: 'The check is saved and the kiosk tries again. Ask the vendor if it lasts.',
    },
  },
  BAD_RESPONSE: {
    staff: {
      what: 'The answer could not be read, so it counts for nothing.',
      doNow:
        'The check is saved and the kiosk tries again. If it stays, the administrator checks the address and proxy.',
    },
  },
  NOT_THE_SERVICE: {
    staff: {
      what: 'A sign-in page or a proxy answered instead of the service.',
      doNow:
        'Administrator: sign this computer in to the network, or let the proxy pass the service address. Saved checks then go out by themselves.',
    },
  },
  CLOCK_WRONG: {
    staff: {
      what: 'The date or time of this computer does not fit the secure connection.',
      doNow:
        'Administrator: set the clock of this computer. If it is right, the certificate of the service has run out: tell the vendor.',
    },
  },

  // The checks themselves
  CHECKS_UNAVAILABLE: {
    staff: {
      what: 'The picture checks on this kiosk do not run.',
      doNow: 'Restart the kiosk. If it stays, tell the administrator: files of the program may be missing.',
    },
  },

  // The cameras
  CAMERA_NOT_FOUND: {
    staff: {
      what: 'The camera is not there.',
      doNow: 'Plug the camera in, or choose another one in the settings.',
    },
  },
  CAMERA_DENIED: {
    staff: {
      what: 'The system does not let the kiosk use the camera.',
      doNow: 'Administrator: allow camera access for Countersign in the privacy settings of this computer.',
    },
  },
  CAMERA_BUSY: {
    staff: {
      what: 'Another program is using the camera.',
      doNow: 'Close the program that uses it, such as a video call. The kiosk goes on by itself.',
    },
  },
  CAMERA_UNPLUGGED: {
    staff: {
      what: 'The camera was unplugged.',
      doNow: 'Plug it in again. The kiosk goes on by itself.',
    },
  },
  CAMERA_TOO_COARSE: {
    staff: {
      what: 'The camera’s picture is too coarse: the service needs at least 450 pixels on each side.',
      doNow: 'Administrator: choose or attach a camera with at least 720 lines.',
    },
  },
  CAMERA_FAILED: {
    staff: {
      what: 'The camera gives no picture.',
      doNow: 'Unplug the camera, wait a moment and plug it in again.',
    },
  },
  CAMERA_BLACK: {
    staff: {
      what: 'The camera’s picture is black.',
      doNow: 'Open the lens cover, or take away what covers the lens. If nothing does, unplug it and plug it in again.',
    },
  },
  CAMERA_TOO_DARK: {
    staff: {
      what: 'The camera’s picture is very dark.',
      doNow: 'Switch on a light and look at the lens: a hand or a half-closed cover may be in front of it.',
    },
  },
  CAMERA_FROZEN: {
    staff: {
      what: 'The camera’s picture stands still.',
      doNow: 'The kiosk starts the camera anew by itself. If that does not help, unplug it and plug it in again.',
    },
  },
  CAMERA_INFRARED: {
    staff: {
      what: 'The camera’s picture has no colours, as an infrared or night picture has.',
      doNow: 'Switch on a light and turn night mode off, or choose the colour camera in the settings.',
    },
  },
  CAMERA_AMBIGUOUS: {
    staff: {
      what: 'Several cameras of the same make are attached, and the kiosk cannot tell which one was chosen.',
      doNow: 'Choose the camera again in the settings, by its picture.',
    },
  },

  // The store on this machine
  STORE_FULL: {
    staff: {
      what: 'There is no room to save another check.',
      doNow: 'Administrator: free disk space, and get the waiting checks sent.',
    },
  },
  STORE_FAILED: {
    staff: {
      what: 'The check could not be saved, so nothing was sent.',
      doNow: 'Try again. If it stays, check the customer by hand and tell the administrator.',
    },
  },
  STORE_DAMAGED: {
    staff: {
      what: 'The file of saved checks was damaged. It was set aside; what could still be read was carried over to a new one.',
      doNow: 'Administrator: keep the file that was set aside and check this computer’s disk.',
    },
  },
  PICTURES_OVERDUE: {
    staff: {
      what: 'Checks without an answer are older than the pictures may be kept.',
      doNow:
        'Find out what keeps them from being sent, or withdraw them. Held ones are withdrawn by the kiosk after a week.',
    },
  },
  RECORD_UNREADABLE: {
    staff: {
      what: 'The pictures of a saved check cannot be opened.',
      doNow: 'Administrator: find out whether the system account or key store changed. The record is kept.',
    },
  },
  AUDIT_BROKEN: {
    staff: {
      what: 'The kiosk’s audit log was altered, or a part of it is gone.',
      doNow:
        'Administrator: export the audit log, keep the copy, and find out who could change files on this computer.',
    },
  },
  EXPORT_FAILED: {
    staff: {
      what: 'The file could not be written.',
      doNow: 'Choose another place with enough room. Nothing on the kiosk has changed.',
    },
  },
  KEY_NOT_RENEWED: {
    staff: {
      what: 'Not every picture could be sealed with the new key.',
      doNow: 'Nothing is lost: older keys stay until all is done. Check the disk; the kiosk goes on at its next start.',
    },
  },
  SECRETS_UNPROTECTED: {
    staff: {
      what: 'This computer has no safe place for keys, so the kiosk keeps none here.',
      doNow:
        'Administrator: set a passphrase in the settings, or set up the system’s key store, such as GNOME Keyring or KWallet.',
    },
  },
  SECRETS_LOCKED: {
    staff: {
      what: 'The system’s key store is locked or missing.',
      doNow: 'Administrator: sign in to the system account of the kiosk and unlock its key store.',
    },
  },
  PASSPHRASE_NEEDED: {
    staff: {
      what: 'The kiosk waits for its passphrase.',
      doNow: 'Administrator: enter the passphrase. Nothing is lost; sending goes on then.',
    },
  },

  // The kiosk's own settings and code
  CALL_LIMIT_REACHED: {
    staff: {
      what: 'The calls that the settings allow in a day are used up.',
      doNow:
        'Nothing to do: saved checks go out when the day is over. Administrator: raise the limit in the settings if that is too late.',
    },
  },
  SERVICE_ADDRESS_REFUSED: {
    staff: {
      what: 'The service address is not safe to use, so nothing is sent.',
      doNow: 'Administrator: enter an address that starts with https.',
    },
  },
  SETTINGS_INVALID: {
    staff: {
      what: 'A setting cannot be used, so nothing was changed.',
      doNow: 'Administrator: correct the marked setting and save again.',
    },
  },
  PIN_NEEDED: {
    staff: {
      what: 'This is for the administrator.',
      doNow: 'Open the settings and enter the administrator’s PIN.',
    },
  },
  PIN_WRONG: {
    staff: {
      what: 'That is not the PIN.',
      doNow: 'Enter it once more. After five wrong tries the kiosk makes you wait.',
    },
  },
  PIN_LOCKED_OUT: {
    staff: {
      what: 'Too many wrong PINs.',
      doNow: 'Wait until the time on the screen is over; a restart does not shorten it.',
    },
  },
  PIN_TOO_EASY: {
    staff: {
      what: 'This cannot be a PIN.',
      doNow: 'Choose 6 to 12 digits: not the same digit throughout, and no run such as 123456.',
    },
  },
  PASSPHRASE_WRONG: {
    staff: {
      what: 'That is not the passphrase.',
      doNow: 'Enter it once more, with its capitals and spaces. After five wrong tries the kiosk makes you wait.',
    },
  },
  PASSPHRASE_DAMAGED: {
    staff: {
      what: 'What the passphrase opens is damaged on this computer’s disk.',
      doNow:
        'The passphrase may be right. Administrator: put passphrase.json back from a backup of the user-data folder. Nothing is deleted; what is sealed opens again with it.',
    },
  },
  PASSPHRASE_LOCKED_OUT: {
    staff: {
      what: 'Too many wrong passphrases.',
      doNow: 'Wait until the time on the screen is over; a restart does not shorten it.',
    },
  },
  PASSPHRASE_TOO_EASY: {
    staff: {
      what: 'This cannot be a passphrase.',
      doNow: 'Choose at least 15 letters, best four or five words, and not the same few letters again and again.',
    },
  },
  SETTING_LOCKED: {
    staff: {
      what: 'Your organisation has set this, so it cannot be changed here.',
      doNow: 'Administrator: ask whoever manages the kiosks; it stands in the policy file.',
    },
  },
  PRACTICE_NOT_ALLOWED: {
    staff: {
      what: 'Practice is not allowed at this kiosk.',
      doNow: 'Administrator: go live in the settings, or allow practice there.',
    },
  },
  POLICY_INVALID: {
    staff: {
      what: 'The policy of your organisation cannot be used as it is.',
      doNow:
        'Administrator: Settings and the log say what is wrong. Until it is mended the last policy that was right stays in force.',
    },
  },
  SECRET_FILE_LEFT: {
    staff: {
      what: 'A file with a secret key still lies on this computer.',
      doNow:
        'Administrator: delete the file that the policy names yourself, then give out a new key. The log says why the kiosk could not.',
    },
  },
  RESULTS_SECRET_MISSING: {
    staff: {
      what: 'Results cannot be signed: no secret is set.',
      doNow: 'Administrator: enter the secret of the bank’s system in the settings.',
    },
  },
  RESULTS_DELAYED: {
    staff: {
      what: 'Results wait to be handed to the bank’s system.',
      doNow:
        'Administrator: look at the address, the secret or the folder in the settings. Nothing is lost; delivery goes on by itself.',
    },
  },
  RESULTS_GIVEN_UP: {
    staff: {
      what: 'Results were removed that the bank’s system had not taken in time.',
      doNow:
        'Administrator: look at the address, the secret or the folder in the settings. The audit log says which checks they belong to.',
    },
  },
  SUBMISSION_NOT_FOUND: {
    staff: {
      what: 'This check is no longer on the kiosk.',
      doNow: 'Open the list again. If the check is still needed, start a new one.',
    },
  },
  CHECK_NOT_PASSED: {
    staff: {
      what: 'A picture fails a check that may not be set aside here.',
      doNow:
        'Take that picture again. If it must be sent all the same, the administrator can allow it in the settings.',
    },
  },
  OFFICER_NEEDED: {
    staff: {
      what: 'No officer is signed in.',
      doNow: 'Open the staff panel, sign in and try again.',
    },
  },
  COLLEAGUE_CALLED: {
    staff: {
      what: 'The customer asked for a colleague, or several pictures did not succeed.',
      doNow: 'Help with light, distance and card, then try again; or check the customer in person.',
    },
  },
  VISIT_INTERRUPTED: {
    staff: {
      what: 'The screen stopped and was started anew. A visit that was under way was lost.',
      doNow: 'If a customer was being checked, start again with them. Checks that have a receipt are safe.',
    },
  },
  INTERNAL_ERROR: {
    staff: {
      what: 'The program met a fault of its own.',
      doNow: 'Try again. If it stays, restart the kiosk and tell the administrator; saved checks stay safe.',
    },
  },
} as const satisfies StaffErrorWords
