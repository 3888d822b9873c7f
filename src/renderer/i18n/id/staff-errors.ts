/** Indonesian words for the codes that only staff, an administrator or the kiosk can put right; no customer reads them. */
import type { StaffErrorWords } from '../word-shapes.ts'

export const staffErrors = {
  // The service: account and quota
  MISSING_API_KEY: {
    staff: {
      what: 'Belum ada apiKey untuk layanan OkayFace.',
      doNow: 'Administrator: masukkan apiKey di pengaturan dan uji. Pemeriksaan tersimpan lalu terkirim sendiri.',
    },
  },
  INVALID_API_KEY: {
    staff: {
      what: 'OkayFace tidak menerima apiKey ini.',
      doNow: 'Administrator: masukkan lagi apiKey dan uji. Pemeriksaan tersimpan lalu terkirim sendiri.',
    },
  },
  API_KEY_EXPIRED: {
    staff: {
      what: 'Masa berlaku apiKey sudah habis.',
      doNow:
        'Administrator: minta apiKey baru dari vendor dan masukkan di pengaturan. Pemeriksaan tersimpan menunggunya.',
    },
  },
  MAX_API_CALL_EXCEEDED: {
    staff: {
      what: 'Kuota panggilan yang dibeli untuk apiKey ini sudah habis.',
      doNow:
        'Administrator: minta tambahan panggilan dari vendor, lalu pilih “Kirim sekarang”. Pemeriksaan tersimpan menunggu sampai saat itu.',
    },
  },

  // The service: the pictures as files
  MISSING_IMAGE: {
    staff: {
      what: 'Salah satu dari dua gambar tidak sampai ke layanan.',
      doNow: 'Ambil lagi kedua gambar. Jika terulang, beri tahu administrator.',
    },
  },
  PAYLOAD_TOO_LARGE: {
    staff: {
      what: 'Gambar terlalu besar untuk layanan, walaupun sudah diperkecil oleh kios.',
      doNow: 'Ambil lagi kedua gambar. Jika terulang, beri tahu administrator.',
    },
  },
  PHOTO_FORMAT_ERROR: {
    staff: {
      what: 'Layanan tidak dapat membuka salah satu gambar.',
      doNow: 'Ambil lagi kedua gambar. Jika terulang, beri tahu administrator.',
    },
  },

  // The service: anything that it does not explain
  UNKNOWN: {
    staff: {
      what: 'Layanan mengalami masalah yang tidak dijelaskannya.',
      doNow: 'Tidak perlu tindakan: kios mencoba lagi. Jika masih terjadi, berikan ID permintaan kepada vendor.',
    },
  },

  // The way to the service
  NETWORK_UNREACHABLE: {
    staff: {
      what: 'Layanan tidak dapat dihubungi.',
      doNow: 'Pemeriksaan tersimpan dan dikirim saat jaringan pulih. Periksa kabel jaringan atau Wi-Fi.',
    },
  },
  TIMEOUT: {
    staff: {
      what: 'Layanan tidak menjawab tepat waktu.',
      doNow: 'Pemeriksaan tersimpan dan kios mencoba lagi. Jika masih terjadi, periksa jaringan.',
    },
  },
  TLS_ERROR: {
    staff: {
      what: 'Koneksi aman ke layanan tidak dapat dipercaya.',
      doNow: 'Administrator: periksa tanggal komputer ini, alamat layanan, dan proksi yang membuka lalu lintas aman.',
    },
  },
  SERVICE_UNAVAILABLE: {
    staff: {
      what: 'Layanan sedang sibuk atau tidak aktif.',
      doNow: 'Pemeriksaan tersimpan dan kios mencoba lagi. Tanyakan vendor jika berlangsung lama.',
    },
  },
  BAD_RESPONSE: {
    staff: {
      what: 'Jawaban tidak dapat dibaca, jadi tidak dihitung.',
      doNow:
        'Pemeriksaan tersimpan dan kios mencoba lagi. Jika masih terjadi, administrator memeriksa alamat dan proksi.',
    },
  },
  NOT_THE_SERVICE: {
    staff: {
      what: 'Halaman masuk atau proksi menjawab, bukan layanan.',
      doNow:
        'Administrator: masuklah ke jaringan dari komputer ini, atau izinkan alamat layanan pada proksi. Pemeriksaan tersimpan lalu terkirim sendiri.',
    },
  },
  CLOCK_WRONG: {
    staff: {
      what: 'Tanggal atau jam komputer ini tidak sesuai dengan koneksi aman.',
      doNow:
        'Administrator: atur jam komputer ini. Jika sudah benar, sertifikat layanan sudah habis masa berlakunya: beri tahu vendor.',
    },
  },

  // The checks themselves
  CHECKS_UNAVAILABLE: {
    staff: {
      what: 'Pemeriksaan gambar pada kios ini tidak berjalan.',
      doNow: 'Mulai ulang kios. Jika masih terjadi, beri tahu administrator: mungkin ada berkas program yang hilang.',
    },
  },

  // The cameras
  CAMERA_NOT_FOUND: {
    staff: {
      what: 'Kamera tidak ada.',
      doNow: 'Sambungkan kamera, atau pilih kamera lain di pengaturan.',
    },
  },
  CAMERA_DENIED: {
    staff: {
      what: 'Sistem tidak mengizinkan kios memakai kamera.',
      doNow: 'Administrator: izinkan akses kamera untuk Countersign di pengaturan privasi komputer ini.',
    },
  },
  CAMERA_BUSY: {
    staff: {
      what: 'Program lain sedang memakai kamera.',
      doNow: 'Tutup program yang memakainya, misalnya panggilan video. Kios berlanjut sendiri.',
    },
  },
  CAMERA_UNPLUGGED: {
    staff: {
      what: 'Kamera terlepas.',
      doNow: 'Sambungkan lagi. Kios berlanjut sendiri.',
    },
  },
  CAMERA_TOO_COARSE: {
    staff: {
      what: 'Gambar kamera terlalu kasar: layanan memerlukan paling sedikit 450 piksel di tiap sisi.',
      doNow: 'Administrator: pilih atau pasang kamera dengan paling sedikit 720 baris.',
    },
  },
  CAMERA_FAILED: {
    staff: {
      what: 'Kamera tidak memberikan gambar.',
      doNow: 'Cabut kamera, tunggu sebentar, lalu sambungkan lagi.',
    },
  },
  CAMERA_BLACK: {
    staff: {
      what: 'Gambar kamera hitam.',
      doNow: 'Buka tutup lensa, atau singkirkan yang menutupinya. Jika tidak ada, cabut lalu sambungkan lagi.',
    },
  },
  CAMERA_TOO_DARK: {
    staff: {
      what: 'Gambar kamera sangat gelap.',
      doNow: 'Nyalakan lampu dan lihat lensanya: mungkin ada tangan atau tutup setengah terbuka di depannya.',
    },
  },
  CAMERA_FROZEN: {
    staff: {
      what: 'Gambar kamera tidak bergerak.',
      doNow: 'Kios memulai ulang kamera dengan sendirinya. Jika tidak membantu, cabut lalu sambungkan lagi.',
    },
  },
  CAMERA_INFRARED: {
    staff: {
      what: 'Gambar kamera tanpa warna, seperti gambar inframerah atau malam.',
      doNow: 'Nyalakan lampu dan matikan mode malam, atau pilih kamera berwarna di pengaturan.',
    },
  },
  CAMERA_AMBIGUOUS: {
    staff: {
      what: 'Beberapa kamera yang sama terpasang, dan kios tidak tahu mana yang dipilih.',
      doNow: 'Pilih lagi kameranya di pengaturan, berdasarkan gambarnya.',
    },
  },

  // The store on this machine
  STORE_FULL: {
    staff: {
      what: 'Tidak ada tempat untuk menyimpan pemeriksaan lagi.',
      doNow: 'Administrator: kosongkan ruang disk, dan usahakan pemeriksaan yang menunggu terkirim.',
    },
  },
  STORE_FAILED: {
    staff: {
      what: 'Pemeriksaan tidak dapat disimpan, jadi tidak ada yang dikirim.',
      doNow: 'Coba lagi. Jika masih terjadi, periksa nasabah secara langsung dan beri tahu administrator.',
    },
  },
  STORE_DAMAGED: {
    staff: {
      what: 'Berkas pemeriksaan tersimpan rusak. Berkas itu disisihkan; yang masih terbaca dipindahkan ke berkas baru.',
      doNow: 'Administrator: simpan berkas yang disisihkan dan periksa disk komputer ini.',
    },
  },
  PICTURES_OVERDUE: {
    staff: {
      what: 'Pemeriksaan tanpa jawaban sudah melewati batas penyimpanan gambar.',
      doNow:
        'Cari tahu mengapa belum terkirim, atau tarik pemeriksaannya. Yang tertahan ditarik oleh kios setelah seminggu.',
    },
  },
  RECORD_UNREADABLE: {
    staff: {
      what: 'Gambar dari pemeriksaan tersimpan tidak dapat dibuka.',
      doNow: 'Administrator: cari tahu apakah akun sistem atau penyimpan kunci berubah. Catatannya tetap disimpan.',
    },
  },
  AUDIT_BROKEN: {
    staff: {
      what: 'Log audit kios diubah, atau sebagian hilang.',
      doNow:
        'Administrator: ekspor log audit, simpan salinannya, dan cari tahu siapa yang dapat mengubah berkas di komputer ini.',
    },
  },
  EXPORT_FAILED: {
    staff: {
      what: 'Berkas itu tidak dapat ditulis.',
      doNow: 'Pilih tempat lain dengan ruang yang cukup. Tidak ada yang berubah di kios.',
    },
  },
  KEY_NOT_RENEWED: {
    staff: {
      what: 'Tidak semua gambar dapat disegel dengan kunci baru.',
      doNow:
        'Tidak ada yang hilang: kunci lama tetap ada sampai semua selesai. Periksa disk; kios melanjutkan saat dimulai lagi.',
    },
  },
  SECRETS_UNPROTECTED: {
    staff: {
      what: 'Komputer ini tidak punya tempat aman untuk kunci, jadi kios tidak menyimpannya di sini.',
      doNow:
        'Administrator: tetapkan frasa sandi di pengaturan, atau siapkan penyimpan kunci sistem, seperti GNOME Keyring atau KWallet.',
    },
  },
  SECRETS_LOCKED: {
    staff: {
      what: 'Penyimpan kunci sistem terkunci atau tidak ada.',
      doNow: 'Administrator: masuk ke akun sistem kios dan buka penyimpan kuncinya.',
    },
  },
  PASSPHRASE_NEEDED: {
    staff: {
      what: 'Kios menunggu frasa sandinya.',
      doNow: 'Administrator: masukkan frasa sandi. Tidak ada yang hilang; pengiriman lalu berlanjut.',
    },
  },

  // The kiosk's own settings and code
  CALL_LIMIT_REACHED: {
    staff: {
      what: 'Panggilan yang diizinkan pengaturan untuk sehari sudah habis.',
      doNow:
        'Tidak perlu tindakan: pemeriksaan tersimpan terkirim setelah hari berakhir. Administrator: naikkan batas di pengaturan jika itu terlambat.',
    },
  },
  SERVICE_ADDRESS_REFUSED: {
    staff: {
      what: 'Alamat layanan tidak aman dipakai, jadi tidak ada yang dikirim.',
      doNow: 'Administrator: masukkan alamat yang diawali https.',
    },
  },
  SETTINGS_INVALID: {
    staff: {
      what: 'Sebuah pengaturan tidak dapat dipakai, jadi tidak ada yang diubah.',
      doNow: 'Administrator: perbaiki pengaturan yang ditandai dan simpan lagi.',
    },
  },
  PIN_NEEDED: {
    staff: {
      what: 'Ini untuk administrator.',
      doNow: 'Buka pengaturan dan masukkan PIN administrator.',
    },
  },
  PIN_WRONG: {
    staff: {
      what: 'PIN tidak cocok.',
      doNow: 'Masukkan sekali lagi. Setelah lima kali tidak cocok, Anda perlu menunggu.',
    },
  },
  PIN_LOCKED_OUT: {
    staff: {
      what: 'Terlalu banyak PIN yang tidak cocok.',
      doNow: 'Tunggu hingga waktu di layar habis; memulai ulang tidak mempersingkatnya.',
    },
  },
  PIN_TOO_EASY: {
    staff: {
      what: 'Ini tidak dapat menjadi PIN.',
      doNow: 'Pilih 6 sampai 12 angka: bukan angka yang sama semua, dan bukan urutan seperti 123456.',
    },
  },
  PASSPHRASE_WRONG: {
    staff: {
      what: 'Frasa sandi tidak cocok.',
      doNow:
        'Masukkan sekali lagi, dengan huruf besar dan spasinya. Setelah lima kali tidak cocok, Anda perlu menunggu.',
    },
  },
  PASSPHRASE_DAMAGED: {
    staff: {
      what: 'Berkas yang dibuka frasa sandi rusak di disk komputer ini.',
      doNow:
        'Frasa sandi mungkin benar. Administrator: pulihkan passphrase.json dari cadangan folder data pengguna. Tidak ada yang dihapus; semuanya terbuka lagi dengannya.',
    },
  },
  PASSPHRASE_LOCKED_OUT: {
    staff: {
      what: 'Terlalu banyak frasa sandi yang tidak cocok.',
      doNow: 'Tunggu hingga waktu di layar habis; memulai ulang tidak mempersingkatnya.',
    },
  },
  PASSPHRASE_TOO_EASY: {
    staff: {
      what: 'Ini tidak dapat menjadi frasa sandi.',
      doNow: 'Pilih sedikitnya 15 huruf, sebaiknya empat atau lima kata, dan bukan beberapa huruf yang sama terus.',
    },
  },
  SETTING_LOCKED: {
    staff: {
      what: 'Ini ditetapkan organisasi Anda, jadi tidak dapat diubah di sini.',
      doNow: 'Administrator: tanyakan pengelola kios; hal ini tertulis dalam berkas kebijakan.',
    },
  },
  PRACTICE_NOT_ALLOWED: {
    staff: {
      what: 'Latihan tidak diizinkan di kios ini.',
      doNow: 'Administrator: beralihlah ke mode nyata di pengaturan, atau izinkan latihan di sana.',
    },
  },
  POLICY_INVALID: {
    staff: {
      what: 'Kebijakan organisasi Anda tidak dapat dipakai seperti adanya.',
      doNow:
        'Administrator: Pengaturan dan log menyebutkan apa yang salah. Sampai diperbaiki, kebijakan benar yang terakhir tetap berlaku.',
    },
  },
  SECRET_FILE_LEFT: {
    staff: {
      what: 'Berkas berisi kunci rahasia masih ada di komputer ini.',
      doNow:
        'Administrator: hapus sendiri berkas yang disebut kebijakan, lalu terbitkan kunci baru. Log menyebutkan mengapa kios tidak bisa.',
    },
  },
  RESULTS_SECRET_MISSING: {
    staff: {
      what: 'Hasil tidak dapat ditandatangani: rahasia belum ada.',
      doNow: 'Administrator: masukkan rahasia sistem bank di pengaturan.',
    },
  },
  RESULTS_DELAYED: {
    staff: {
      what: 'Hasil menunggu diserahkan ke sistem bank.',
      doNow:
        'Administrator: periksa alamat, rahasia, atau folder di pengaturan. Tidak ada yang hilang; penyerahan berlanjut sendiri.',
    },
  },
  RESULTS_GIVEN_UP: {
    staff: {
      what: 'Hasil yang tidak diambil sistem bank pada waktunya telah dihapus.',
      doNow:
        'Administrator: periksa alamat, rahasia, atau folder di pengaturan. Log audit menyebutkan pemeriksaan yang terkait.',
    },
  },
  SUBMISSION_NOT_FOUND: {
    staff: {
      what: 'Pemeriksaan ini sudah tidak ada di kios.',
      doNow: 'Buka lagi daftarnya. Jika pemeriksaan masih diperlukan, mulai yang baru.',
    },
  },
  CHECK_NOT_PASSED: {
    staff: {
      what: 'Satu gambar gagal pemeriksaan yang tidak boleh dikesampingkan di sini.',
      doNow: 'Ambil lagi gambar itu. Bila tetap harus dikirim, administrator dapat mengizinkannya di pengaturan.',
    },
  },
  OFFICER_NEEDED: {
    staff: {
      what: 'Tidak ada petugas yang masuk.',
      doNow: 'Buka panel petugas, masuk, lalu coba lagi.',
    },
  },
  COLLEAGUE_CALLED: {
    staff: {
      what: 'Nasabah meminta petugas, atau beberapa gambar tidak berhasil.',
      doNow: 'Bantu dengan cahaya, jarak dan kartu, lalu coba lagi; atau periksa nasabah secara langsung.',
    },
  },
  VISIT_INTERRUPTED: {
    staff: {
      what: 'Layar berhenti dan dimulai ulang. Kunjungan yang sedang berjalan hilang.',
      doNow:
        'Jika nasabah sedang diperiksa, mulai lagi bersamanya. Pemeriksaan yang sudah punya tanda terima tetap aman.',
    },
  },
  INTERNAL_ERROR: {
    staff: {
      what: 'Program mengalami gangguan sendiri.',
      doNow:
        'Coba lagi. Jika masih terjadi, mulai ulang kios dan beri tahu administrator; pemeriksaan tersimpan tetap aman.',
    },
  },
} satisfies StaffErrorWords
