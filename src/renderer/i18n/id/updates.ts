/** Indonesian words for the kiosk's own updates. */
import type { UpdatesText } from '../words.ts'

export const updates = {
  updates: {
    label: 'Pembaruan',
    updateFeed: {
      label: 'Alamat pembaruan',
      hint: 'Folder di server Anda sendiri, diawali https. Kosong: tanpa pembaruan.',
    },
    off: {
      'not-wanted': 'Mati. Versi baru dipasang secara manual.',
      managed: 'Mati. Versi baru dibawa oleh alat organisasi Anda.',
      'installed-otherwise': 'Mati. Kios ini tidak dipasang dengan cara yang dapat memperbarui sendiri.',
      'no-signer': 'Mati. Versi ini tidak menerima pembaruan dari siapa pun.',
    },
    waiting: 'Aktif. Versi baru dicari saat tidak ada orang di loket.',
    downloading: 'Versi {version} sedang diunduh.',
    ready: 'Versi {version} siap. Versi ini dipasang saat kios dimulai berikutnya.',
    installing: 'Versi {version} sedang dipasang.',
    failed: {
      unreachable: 'Alamat pembaruan tidak menjawab. Akan dicoba lagi.',
      'not-signed': 'Yang ditawarkan alamat itu tidak ditandatangani untuk kios ini. Tidak dipakai.',
      'not-downloaded': 'Versi baru tidak dapat diunduh utuh. Akan dicoba lagi.',
    },
    blocked: {
      'not-installed': 'Versi {version} tidak dapat dipasang. Versi ini tetap dipakai; versi berikutnya akan dicoba.',
      crashed: 'Versi {version} tidak dapat dimulai dengan benar. Tidak dicoba lagi; beri tahu administrator.',
    },
  },
} satisfies UpdatesText
