/** English words for the fleet: what the organisation sets, results for the bank's systems, telemetry. */

export const fleet = {
  fleet: {
    locked: 'Set by your organisation',
    waiting: 'Results that wait: {count}',
    kioskId: {
      label: 'Name of this kiosk',
      hint: 'Tells kiosks apart in results and telemetry: letters, digits, dots and hyphens. Empty: a random one.',
    },
    resultsTo: {
      label: 'Results for the bank’s systems',
      hint: 'How each check ended, without pictures. Practice hands over nothing.',
      choice: {
        nowhere: 'Not handed over',
        webhook: 'Signed call to an address (webhook)',
        folder: 'A file for each in a folder',
      },
    },
    resultsWebhookUrl: {
      label: 'Address for results',
      hint: 'Begins with https.',
    },
    resultsFolder: {
      label: 'Folder for results',
      hint: 'The whole path. It must exist, and this kiosk may write there.',
    },
    resultsWithReference: {
      label: 'Hand over the reference too',
      hint: 'What staff noted with the check. It should name nobody.',
    },
    secret: {
      label: 'Secret for results',
      hint: 'From the bank’s system; begins with whsec_. Kept encrypted, never shown.',
      field: 'New secret',
      set: 'Save the secret',
      clear: 'Remove the secret',
      state: {
        unset: 'No secret yet',
        set: 'A secret is saved',
        unreadable: 'The saved secret does not open',
      },
    },
    test: 'Hand over a test',
    testPassed: 'The test was taken',
    telemetryUrl: {
      label: 'Telemetry collector',
      hint: 'Address of the bank’s own OpenTelemetry collector (OTLP over HTTP). Counts and times only. Empty: off.',
    },
  },
} as const
