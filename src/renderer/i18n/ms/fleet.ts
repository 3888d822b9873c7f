/** Malay words for the fleet: what the organisation sets, results for the bank's systems, telemetry. */
import type { FleetText } from '../words.ts'

export const fleet: FleetText = {
  fleet: {
    locked: 'Ditetapkan oleh organisasi anda',
    waiting: 'Keputusan yang menunggu: {count}',
    kioskId: {
      label: 'Nama kiosk ini',
      hint: 'Membezakan kiosk dalam keputusan dan telemetri: huruf, angka, titik dan sempang. Kosong: nama rawak.',
    },
    resultsTo: {
      label: 'Keputusan untuk sistem bank',
      hint: 'Bagaimana setiap semakan berakhir, tanpa gambar. Latihan tidak menyerahkan apa-apa.',
      choice: {
        nowhere: 'Tidak diserahkan',
        webhook: 'Panggilan bertandatangan ke alamat (webhook)',
        folder: 'Satu fail bagi setiap satu dalam folder',
      },
    },
    resultsWebhookUrl: {
      label: 'Alamat untuk keputusan',
      hint: 'Bermula dengan https.',
    },
    resultsFolder: {
      label: 'Folder untuk keputusan',
      hint: 'Laluan penuh. Folder mesti wujud dan kiosk boleh menulis di situ.',
    },
    resultsWithReference: {
      label: 'Serahkan rujukan juga',
      hint: 'Apa yang dicatat kakitangan pada semakan. Ia tidak patut menamakan sesiapa.',
    },
    secret: {
      label: 'Rahsia untuk keputusan',
      hint: 'Daripada sistem bank; bermula dengan whsec_. Disimpan tersulit, tidak pernah dipaparkan.',
      field: 'Rahsia baharu',
      set: 'Simpan rahsia',
      clear: 'Buang rahsia',
      state: {
        unset: 'Belum ada rahsia',
        set: 'Rahsia telah disimpan',
        unreadable: 'Rahsia yang disimpan tidak dapat dibuka',
      },
    },
    test: 'Uji penyerahan',
    testPassed: 'Ujian telah diterima',
    telemetryUrl: {
      label: 'Pengumpul telemetri',
      hint: 'Alamat pengumpul OpenTelemetry milik bank (OTLP melalui HTTP). Kiraan dan masa sahaja. Kosong: dimatikan.',
    },
  },
}
