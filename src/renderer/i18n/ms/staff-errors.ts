/** Malay words for the codes that only staff, an administrator or the kiosk can put right; no customer reads them. */
import type { StaffErrorWords } from '../word-shapes.ts'

export const staffErrors = {
  // The service: account and quota
  MISSING_API_KEY: {
    staff: {
      what: 'apiKey bagi perkhidmatan OkayFace belum ditetapkan.',
      doNow:
        'Pentadbir: masukkan apiKey dalam tetapan dan uji. Semakan yang disimpan akan dihantar secara automatik selepas itu.',
    },
  },
  INVALID_API_KEY: {
    staff: {
      what: 'OkayFace tidak menerima apiKey ini.',
      doNow:
        'Pentadbir: masukkan semula apiKey dan uji. Semakan yang disimpan akan dihantar secara automatik selepas itu.',
    },
  },
  API_KEY_EXPIRED: {
    staff: {
      what: 'apiKey telah tamat tempoh.',
      doNow:
        'Pentadbir: dapatkan apiKey baharu daripada pembekal dan masukkan dalam tetapan. Semakan yang disimpan menunggu apiKey itu.',
    },
  },
  MAX_API_CALL_EXCEEDED: {
    staff: {
      what: 'Kuota panggilan bagi apiKey ini telah habis.',
      doNow:
        'Pentadbir: minta tambahan kuota daripada pembekal, kemudian pilih “Hantar sekarang”. Semakan yang disimpan menunggu sehingga itu.',
    },
  },

  // The service: the pictures as files
  MISSING_IMAGE: {
    staff: {
      what: 'Salah satu daripada dua gambar tidak sampai kepada perkhidmatan.',
      doNow: 'Ambil semula kedua-dua gambar. Jika berulang, maklumkan kepada pentadbir.',
    },
  },
  PAYLOAD_TOO_LARGE: {
    staff: {
      what: 'Saiz gambar terlalu besar bagi perkhidmatan, walaupun telah dikecilkan oleh kiosk.',
      doNow: 'Ambil semula kedua-dua gambar. Jika berulang, maklumkan kepada pentadbir.',
    },
  },
  PHOTO_FORMAT_ERROR: {
    staff: {
      what: 'Perkhidmatan tidak dapat membuka gambar.',
      doNow: 'Ambil semula kedua-dua gambar. Jika berulang, maklumkan kepada pentadbir.',
    },
  },

  // The service: anything that it does not explain
  UNKNOWN: {
    staff: {
      what: 'Perkhidmatan menghadapi masalah yang tidak dijelaskan.',
      doNow:
        'Tiada tindakan buat masa ini: kiosk mencuba semula. Jika berlarutan, berikan ID permintaan kepada pembekal.',
    },
  },

  // The way to the service
  NETWORK_UNREACHABLE: {
    staff: {
      what: 'Perkhidmatan tidak dapat dihubungi.',
      doNow: 'Semakan telah disimpan dan akan dihantar apabila rangkaian pulih. Periksa kabel rangkaian atau Wi-Fi.',
    },
  },
  TIMEOUT: {
    staff: {
      what: 'Perkhidmatan tidak menjawab dalam masa yang ditetapkan.',
      doNow: 'Semakan telah disimpan dan kiosk mencuba semula. Jika berlarutan, periksa rangkaian.',
    },
  },
  TLS_ERROR: {
    staff: {
      what: 'Sambungan selamat ke perkhidmatan tidak dapat dipercayai.',
      doNow: 'Pentadbir: periksa tarikh komputer, alamat perkhidmatan dan sebarang proksi yang membuka trafik selamat.',
    },
  },
  SERVICE_UNAVAILABLE: {
    staff: {
      what: 'Perkhidmatan sibuk atau tergendala.',
      doNow: 'Semakan telah disimpan dan kiosk mencuba semula. Jika berlarutan, hubungi pembekal.',
    },
  },
  BAD_RESPONSE: {
    staff: {
      what: 'Jawapan tidak dapat dibaca, maka tidak diambil kira.',
      doNow: 'Semakan telah disimpan dan kiosk mencuba semula. Jika berlarutan, pentadbir memeriksa alamat dan proksi.',
    },
  },
  NOT_THE_SERVICE: {
    staff: {
      what: 'Halaman log masuk atau proksi menjawab, bukan perkhidmatan.',
      doNow:
        'Pentadbir: log masuk komputer ini ke rangkaian, atau benarkan alamat perkhidmatan melalui proksi. Semakan yang disimpan kemudian dihantar sendiri.',
    },
  },
  CLOCK_WRONG: {
    staff: {
      what: 'Tarikh atau masa komputer ini tidak sepadan dengan sambungan selamat.',
      doNow:
        'Pentadbir: tetapkan jam komputer ini. Jika jam sudah betul, sijil perkhidmatan telah tamat tempoh: maklumkan kepada pembekal.',
    },
  },

  // The checks themselves
  CHECKS_UNAVAILABLE: {
    staff: {
      what: 'Semakan gambar pada kiosk ini tidak berfungsi.',
      doNow: 'Mulakan semula kiosk. Jika berlarutan, maklumkan kepada pentadbir: mungkin ada fail program yang hilang.',
    },
  },

  // The cameras
  CAMERA_NOT_FOUND: {
    staff: {
      what: 'Kamera tidak ditemui.',
      doNow: 'Sambungkan kamera, atau pilih kamera lain dalam tetapan.',
    },
  },
  CAMERA_DENIED: {
    staff: {
      what: 'Sistem tidak membenarkan kiosk menggunakan kamera.',
      doNow: 'Pentadbir: benarkan akses kamera untuk Countersign dalam tetapan privasi komputer ini.',
    },
  },
  CAMERA_BUSY: {
    staff: {
      what: 'Kamera sedang digunakan oleh program lain.',
      doNow: 'Tutup program tersebut, misalnya panggilan video. Kiosk akan meneruskan secara automatik.',
    },
  },
  CAMERA_UNPLUGGED: {
    staff: {
      what: 'Sambungan kamera telah dicabut.',
      doNow: 'Sambungkan semula. Kiosk akan meneruskan secara automatik.',
    },
  },
  CAMERA_TOO_COARSE: {
    staff: {
      what: 'Resolusi kamera terlalu rendah: perkhidmatan memerlukan sekurang-kurangnya 450 piksel pada setiap sisi.',
      doNow: 'Pentadbir: pilih atau pasang kamera dengan sekurang-kurangnya 720 baris.',
    },
  },
  CAMERA_FAILED: {
    staff: {
      what: 'Kamera tidak menghasilkan gambar.',
      doNow: 'Cabut kamera, tunggu sebentar dan sambungkan semula.',
    },
  },
  CAMERA_BLACK: {
    staff: {
      what: 'Gambar kamera hitam sepenuhnya.',
      doNow: 'Buka penutup kanta atau alihkan apa yang menutupnya. Jika tiada, cabut kamera dan sambungkan semula.',
    },
  },
  CAMERA_TOO_DARK: {
    staff: {
      what: 'Gambar kamera sangat gelap.',
      doNow: 'Pasang lampu dan periksa kanta: mungkin terlindung oleh tangan atau penutup yang separuh tertutup.',
    },
  },
  CAMERA_FROZEN: {
    staff: {
      what: 'Gambar kamera tidak bergerak.',
      doNow:
        'Kiosk memulakan semula kamera dengan sendirinya. Jika tidak membantu, cabut kamera dan sambungkan semula.',
    },
  },
  CAMERA_INFRARED: {
    staff: {
      what: 'Gambar kamera tiada warna, seperti gambar inframerah atau gambar malam.',
      doNow: 'Pasang lampu dan matikan mod malam, atau pilih kamera berwarna dalam tetapan.',
    },
  },
  CAMERA_AMBIGUOUS: {
    staff: {
      what: 'Beberapa kamera daripada model yang sama disambungkan, dan kiosk tidak dapat memastikan kamera yang dipilih.',
      doNow: 'Pilih semula kamera dalam tetapan, berdasarkan gambarnya.',
    },
  },

  // The store on this machine
  STORE_FULL: {
    staff: {
      what: 'Tiada ruang untuk menyimpan semakan baharu.',
      doNow: 'Pentadbir: kosongkan ruang cakera dan pastikan semakan yang menunggu dihantar.',
    },
  },
  STORE_FAILED: {
    staff: {
      what: 'Semakan tidak dapat disimpan, maka tiada apa-apa dihantar.',
      doNow: 'Cuba lagi. Jika berlarutan, semak pelanggan secara manual dan maklumkan kepada pentadbir.',
    },
  },
  STORE_DAMAGED: {
    staff: {
      what: 'Fail semakan yang disimpan telah rosak. Fail itu diasingkan; apa yang masih boleh dibaca dipindahkan ke fail baharu.',
      doNow: 'Pentadbir: simpan fail yang diasingkan dan periksa cakera komputer ini.',
    },
  },
  PICTURES_OVERDUE: {
    staff: {
      what: 'Ada semakan tanpa jawapan yang melebihi tempoh gambar boleh disimpan.',
      doNow:
        'Cari sebab semakan itu belum dihantar, atau tarik balik. Semakan yang ditahan akan ditarik balik oleh kiosk selepas seminggu.',
    },
  },
  RECORD_UNREADABLE: {
    staff: {
      what: 'Gambar bagi satu semakan yang disimpan tidak dapat dibuka.',
      doNow: 'Pentadbir: periksa sama ada akaun sistem atau stor kunci telah berubah. Rekod itu dikekalkan.',
    },
  },
  AUDIT_BROKEN: {
    staff: {
      what: 'Log audit kiosk ini telah diubah, atau sebahagiannya hilang.',
      doNow:
        'Pentadbir: eksport log audit, simpan salinannya, dan cari siapa yang boleh mengubah fail di komputer ini.',
    },
  },
  EXPORT_FAILED: {
    staff: {
      what: 'Fail itu tidak dapat ditulis.',
      doNow: 'Pilih tempat lain yang cukup ruang. Tiada apa-apa berubah pada kiosk.',
    },
  },
  KEY_NOT_RENEWED: {
    staff: {
      what: 'Tidak semua gambar dapat dimeterai dengan kunci baharu.',
      doNow:
        'Tiada apa-apa hilang: kunci lama disimpan sehingga selesai. Periksa cakera; kiosk akan menyambungnya apabila dimulakan semula.',
    },
  },
  SECRETS_UNPROTECTED: {
    staff: {
      what: 'Komputer ini tiada tempat selamat untuk kunci, maka kiosk tidak menyimpannya di sini.',
      doNow:
        'Pentadbir: tetapkan frasa laluan dalam tetapan, atau sediakan stor kunci sistem, seperti GNOME Keyring atau KWallet.',
    },
  },
  SECRETS_LOCKED: {
    staff: {
      what: 'Stor kunci sistem berkunci atau tiada.',
      doNow: 'Pentadbir: log masuk ke akaun sistem kiosk dan buka stor kuncinya.',
    },
  },
  PASSPHRASE_NEEDED: {
    staff: {
      what: 'Kiosk menunggu frasa laluannya.',
      doNow: 'Pentadbir: masukkan frasa laluan. Tiada apa-apa hilang; penghantaran kemudian bersambung.',
    },
  },

  // The kiosk's own settings and code
  CALL_LIMIT_REACHED: {
    staff: {
      what: 'Panggilan yang dibenarkan oleh tetapan untuk sehari sudah habis.',
      doNow:
        'Tiada tindakan diperlukan: semakan yang disimpan dihantar apabila hari itu berakhir. Pentadbir: naikkan had dalam tetapan jika itu terlalu lewat.',
    },
  },
  SERVICE_ADDRESS_REFUSED: {
    staff: {
      what: 'Alamat perkhidmatan tidak selamat, maka tiada apa-apa dihantar.',
      doNow: 'Pentadbir: masukkan alamat yang bermula dengan https.',
    },
  },
  SETTINGS_INVALID: {
    staff: {
      what: 'Satu tetapan tidak boleh digunakan, maka tiada perubahan dibuat.',
      doNow: 'Pentadbir: betulkan tetapan yang ditandakan dan simpan semula.',
    },
  },
  PIN_NEEDED: {
    staff: {
      what: 'Ini untuk pentadbir.',
      doNow: 'Buka tetapan dan masukkan PIN pentadbir.',
    },
  },
  PIN_WRONG: {
    staff: {
      what: 'PIN itu salah.',
      doNow: 'Masukkan sekali lagi. Selepas lima kali salah, kiosk meminta anda menunggu.',
    },
  },
  PIN_LOCKED_OUT: {
    staff: {
      what: 'Terlalu banyak PIN yang salah.',
      doNow: 'Tunggu sehingga masa pada skrin tamat; memulakan semula tidak memendekkannya.',
    },
  },
  PIN_TOO_EASY: {
    staff: {
      what: 'Ini tidak boleh dijadikan PIN.',
      doNow: 'Pilih 6 hingga 12 digit: bukan digit yang sama semuanya, dan bukan urutan seperti 123456.',
    },
  },
  PASSPHRASE_WRONG: {
    staff: {
      what: 'Itu bukan frasa laluannya.',
      doNow:
        'Masukkan sekali lagi, dengan huruf besar dan ruangnya. Selepas lima kali salah, kiosk meminta anda menunggu.',
    },
  },
  PASSPHRASE_DAMAGED: {
    staff: {
      what: 'Fail yang dibuka oleh frasa laluan telah rosak pada cakera komputer ini.',
      doNow:
        'Frasa laluan mungkin betul. Pentadbir: pulihkan passphrase.json daripada sandaran folder data pengguna. Tiada yang dipadam; semuanya boleh dibuka semula dengannya.',
    },
  },
  PASSPHRASE_LOCKED_OUT: {
    staff: {
      what: 'Terlalu banyak frasa laluan yang salah.',
      doNow: 'Tunggu sehingga masa pada skrin tamat; memulakan semula tidak memendekkannya.',
    },
  },
  PASSPHRASE_TOO_EASY: {
    staff: {
      what: 'Ini tidak boleh dijadikan frasa laluan.',
      doNow:
        'Pilih sekurang-kurangnya 15 huruf, sebaiknya empat atau lima perkataan, dan bukan beberapa huruf yang berulang.',
    },
  },
  SETTING_LOCKED: {
    staff: {
      what: 'Ini ditetapkan oleh organisasi anda, maka tidak boleh diubah di sini.',
      doNow: 'Pentadbir: tanya pihak yang mengurus kiosk; ia tertulis dalam fail polisi.',
    },
  },
  PRACTICE_NOT_ALLOWED: {
    staff: {
      what: 'Latihan tidak dibenarkan pada kiosk ini.',
      doNow: 'Pentadbir: tukar kepada mod sebenar dalam tetapan, atau benarkan latihan di situ.',
    },
  },
  POLICY_INVALID: {
    staff: {
      what: 'Polisi organisasi anda tidak boleh digunakan seperti sedia ada.',
      doNow:
        'Pentadbir: Tetapan dan log menyatakan kesilapannya. Sehingga dibetulkan, polisi betul yang terakhir terus berkuat kuasa.',
    },
  },
  SECRET_FILE_LEFT: {
    staff: {
      what: 'Fail yang mengandungi kunci rahsia masih ada di komputer ini.',
      doNow:
        'Pentadbir: padam sendiri fail yang dinamakan dalam polisi, kemudian keluarkan kunci baharu. Log menyatakan sebab kiosk tidak dapat memadamnya.',
    },
  },
  RESULTS_SECRET_MISSING: {
    staff: {
      what: 'Keputusan tidak dapat ditandatangani: tiada rahsia ditetapkan.',
      doNow: 'Pentadbir: masukkan rahsia sistem bank dalam tetapan.',
    },
  },
  RESULTS_DELAYED: {
    staff: {
      what: 'Keputusan menunggu untuk diserahkan kepada sistem bank.',
      doNow:
        'Pentadbir: periksa alamat, rahsia atau folder dalam tetapan. Tiada yang hilang; penyerahan disambung sendiri.',
    },
  },
  RESULTS_GIVEN_UP: {
    staff: {
      what: 'Keputusan yang tidak diambil oleh sistem bank pada masanya telah dibuang.',
      doNow:
        'Pentadbir: periksa alamat, rahsia atau folder dalam tetapan. Log audit menyatakan semakan yang berkenaan.',
    },
  },
  SUBMISSION_NOT_FOUND: {
    staff: {
      what: 'Semakan ini tiada lagi pada kiosk.',
      doNow: 'Buka semula senarai. Jika masih diperlukan, mulakan semakan baharu.',
    },
  },
  CHECK_NOT_PASSED: {
    staff: {
      what: 'Sekeping gambar gagal semakan yang tidak boleh diketepikan di sini.',
      doNow: 'Ambil semula gambar itu. Jika ia tetap perlu dihantar, pentadbir boleh membenarkannya dalam tetapan.',
    },
  },
  OFFICER_NEEDED: {
    staff: {
      what: 'Tiada pegawai yang log masuk.',
      doNow: 'Buka panel kakitangan, log masuk dan cuba lagi.',
    },
  },
  COLLEAGUE_CALLED: {
    staff: {
      what: 'Pelanggan meminta bantuan kakitangan, atau beberapa gambar belum berjaya.',
      doNow: 'Bantu dari segi cahaya, jarak dan kad, kemudian cuba lagi; atau semak pelanggan secara bersemuka.',
    },
  },
  VISIT_INTERRUPTED: {
    staff: {
      what: 'Skrin terhenti dan dimulakan semula. Sesi yang sedang berjalan hilang.',
      doNow: 'Jika pelanggan sedang disemak, mulakan semula bersamanya. Semakan yang sudah ada resit kekal selamat.',
    },
  },
  INTERNAL_ERROR: {
    staff: {
      what: 'Program menghadapi masalah dalaman.',
      doNow:
        'Cuba lagi. Jika berlarutan, mulakan semula kiosk dan maklumkan kepada pentadbir; semakan yang disimpan kekal selamat.',
    },
  },
} satisfies StaffErrorWords
