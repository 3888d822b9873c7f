/** English words for the kiosk's own updates. */
export const updates = {
  updates: {
    label: 'Updates',
    updateFeed: {
      label: 'Address of the updates',
      hint: 'A folder on your own server, starting with https. Empty: no updates.',
    },
    off: {
      'not-wanted': 'Off. New versions are installed by hand.',
      managed: 'Off. Your organisation’s own tools bring new versions.',
      'installed-otherwise': 'Off. This kiosk was not installed in a way that can update itself.',
      'no-signer': 'Off. This version accepts updates from nobody.',
    },
    waiting: 'On. It looks for a new version when nobody is at the counter.',
    downloading: 'Version {version} is being downloaded.',
    ready: 'Version {version} is ready. It is installed when the kiosk is started next.',
    installing: 'Version {version} is being installed.',
    failed: {
      unreachable: 'The address of the updates did not answer. It is tried again.',
      'not-signed': 'What the address offers is not signed for this kiosk. It was not used.',
      'not-downloaded': 'The new version could not be downloaded whole. It is tried again.',
    },
    blocked: {
      'not-installed': 'Version {version} could not be installed. This version goes on; the next one is tried.',
      crashed: 'Version {version} did not start properly. It is not tried again; tell your administrator.',
    },
  },
} as const
