/** Malay words of the settings: their sections, the limits of the checks, export and import. */
import type { SettingsText } from '../words.ts'

export const settings: SettingsText = {
  settings: {
    section: {
      kiosk: 'Kiosk ini',
      service: 'Perkhidmatan dan kunci',
      checks: 'Ketegasan semakan',
      cameras: 'Kamera',
      visit: 'Sesi pelanggan',
      people: 'Pentadbir dan pegawai',
      queue: 'Penghantaran dan simpanan',
      fleet: 'Kumpulan kiosk',
      records: 'Rekod dan diagnostik',
      configuration: 'Eksport dan import',
    },
    practiceAllowed: {
      label: 'Latihan dibenarkan',
      hint: 'Dimatikan: tiada sesiapa boleh masuk mod latihan di kiosk ini, dan tiada semakan dibuat di dalamnya.',
      goLiveFirst: 'Tukar kepada mod sebenar dahulu: kiosk ini sedang dalam latihan.',
    },
    checkProfile: {
      label: 'Profil',
      choice: {
        strict: 'Tegas',
        normal: 'Biasa',
        lenient: 'Longgar',
      },
      hint: {
        strict:
          'Lebih sedikit gambar yang kurang baik sampai ke perkhidmatan; pelanggan lebih kerap perlu bergambar semula.',
        normal: 'Seperti asal: sedikit lebih tegas daripada perkhidmatan itu sendiri.',
        lenient: 'Lebih sedikit pelanggan perlu bergambar semula; lebih banyak panggilan mungkin ditolak perkhidmatan.',
      },
    },
    checkLimits: {
      label: 'Had individu',
      hint: 'Nilai yang ditetapkan di sini mengatasi profil. Tiada yang boleh lebih longgar daripada yang diterima perkhidmatan.',
      setHere: 'Ditetapkan di sini: {count}',
      ofProfile: 'Profil: {value}',
      range: '{lowest} hingga {highest}',
      back: 'Kembali kepada profil',
      allBack: 'Semua kembali kepada profil',
      backlit: 'Bahagian wajah paling cerah, cahaya di belakang',
      moving: 'Kad bergerak',
      cardLight: 'Bahagian kad paling cerah',
    },
    configuration: {
      hint: 'Satu fail yang boleh dibaca, mengandungi tetapan kiosk ini untuk kiosk lain. Tiada di dalamnya: kunci, PIN, pegawai, kamera, mod, nama kiosk ini.',
      export: 'Eksport tetapan',
      exported: 'Disimpan sebagai {fileName}',
      choose: 'Import tetapan',
      preview: 'Yang berubah',
      nothing: 'Tiada yang berubah: kiosk ini sudah ditetapkan begini.',
      then: 'Selepas itu',
      apply: 'Ubah {count} tetapan',
      applied: '{count} tetapan telah diubah',
      leftOut: 'Tidak diambil',
      why: {
        locked: 'Ditetapkan oleh organisasi anda',
        'no-officers': 'Belum ada pegawai di kiosk ini',
        'in-practice': 'Kiosk ini sedang dalam latihan',
      },
      refused: 'Tiada yang diubah: fail ini tidak sah.',
      problem: {
        unreadable: 'Fail tidak dapat dibaca.',
        'no-json': 'Ini bukan fail JSON.',
        'not-ours': 'Ini bukan konfigurasi Countersign.',
        newer: 'Fail ini daripada versi Countersign yang lebih baharu. Kemas kini kiosk ini dahulu.',
        unknown: 'Bukan tetapan versi ini',
        value: 'Bukan nilai yang mungkin',
        'of-one-kiosk': 'Milik satu kiosk sahaja dan tidak diambil',
        address: 'Bukan alamat yang boleh digunakan',
      },
      yes: 'Ya',
      no: 'Tidak',
      none: 'Tiada',
      letters: '{language}: {count} aksara',
    },
  },
}
