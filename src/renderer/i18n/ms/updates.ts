/** Malay words for the kiosk's own updates. */
import type { UpdatesText } from '../words.ts'

export const updates = {
  updates: {
    label: 'Kemas kini',
    updateFeed: {
      label: 'Alamat kemas kini',
      hint: 'Folder pada pelayan anda sendiri, bermula dengan https. Kosong: tiada kemas kini.',
    },
    off: {
      'not-wanted': 'Dimatikan. Versi baharu dipasang secara manual.',
      managed: 'Dimatikan. Versi baharu dibawa oleh alat organisasi anda.',
      'installed-otherwise': 'Dimatikan. Kiosk ini tidak dipasang dengan cara yang boleh mengemas kini sendiri.',
      'no-signer': 'Dimatikan. Versi ini tidak menerima kemas kini daripada sesiapa.',
    },
    waiting: 'Dihidupkan. Versi baharu dicari apabila tiada orang di kaunter.',
    downloading: 'Versi {version} sedang dimuat turun.',
    ready: 'Versi {version} sudah sedia. Ia dipasang apabila kiosk dimulakan semula.',
    installing: 'Versi {version} sedang dipasang.',
    failed: {
      unreachable: 'Alamat kemas kini tidak menjawab. Ia akan dicuba lagi.',
      'not-signed': 'Versi yang ditawarkan di alamat itu tidak ditandatangani untuk kiosk ini. Ia tidak digunakan.',
      'not-downloaded': 'Versi baharu tidak dapat dimuat turun sepenuhnya. Ia akan dicuba lagi.',
    },
    blocked: {
      'not-installed': 'Versi {version} tidak dapat dipasang. Versi ini diteruskan; versi seterusnya akan dicuba.',
      crashed: 'Versi {version} tidak bermula dengan betul. Ia tidak dicuba lagi; beritahu pentadbir anda.',
    },
  },
} satisfies UpdatesText
