/** Indonesian words for the fleet: what the organisation sets, results for the bank's systems, telemetry. */
import type { FleetText } from '../words.ts'

export const fleet: FleetText = {
  fleet: {
    locked: 'Ditetapkan organisasi Anda',
    waiting: 'Hasil yang menunggu: {count}',
    kioskId: {
      label: 'Nama kios ini',
      hint: 'Membedakan kios dalam hasil dan telemetri: huruf, angka, titik, dan tanda hubung. Kosong: nama acak.',
    },
    resultsTo: {
      label: 'Hasil untuk sistem bank',
      hint: 'Bagaimana setiap pemeriksaan berakhir, tanpa gambar. Latihan tidak menyerahkan apa pun.',
      choice: {
        nowhere: 'Tidak diserahkan',
        webhook: 'Panggilan bertanda tangan ke alamat (webhook)',
        folder: 'Satu berkas untuk masing-masing di folder',
      },
    },
    resultsWebhookUrl: {
      label: 'Alamat untuk hasil',
      hint: 'Diawali https.',
    },
    resultsFolder: {
      label: 'Folder untuk hasil',
      hint: 'Jalur lengkap. Folder harus ada dan kios ini boleh menulis di sana.',
    },
    resultsWithReference: {
      label: 'Serahkan referensi juga',
      hint: 'Yang dicatat petugas pada pemeriksaan. Sebaiknya tidak menyebut nama siapa pun.',
    },
    secret: {
      label: 'Rahasia untuk hasil',
      hint: 'Dari sistem bank; diawali whsec_. Disimpan terenkripsi, tidak pernah ditampilkan.',
      field: 'Rahasia baru',
      set: 'Simpan rahasia',
      clear: 'Hapus rahasia',
      state: {
        unset: 'Belum ada rahasia',
        set: 'Rahasia tersimpan',
        unreadable: 'Rahasia tersimpan tidak dapat dibuka',
      },
    },
    test: 'Uji penyerahan',
    testPassed: 'Uji coba diterima',
    telemetryUrl: {
      label: 'Pengumpul telemetri',
      hint: 'Alamat pengumpul OpenTelemetry milik bank (OTLP lewat HTTP). Hanya hitungan dan waktu. Kosong: mati.',
    },
  },
}
