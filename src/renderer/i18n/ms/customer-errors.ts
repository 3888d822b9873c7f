/** Malay words for the codes that the customer can put right: the retry card, and what staff read beside it. */
import type { CustomerErrorWords } from '../word-shapes.ts'

export const customerErrors = {
  // The service and the checks on the spot: the faces
  FACE_NOT_FOUND: {
    live: 'Tunjukkan seluruh wajah',
    reason: 'Wajah tidak kelihatan dalam gambar.',
    remedyFace: 'Pandang tepat ke kamera dengan seluruh wajah kelihatan.',
    remedyCard: 'Tunjukkan bahagian bergambar, rata dan tanpa silau.',
    staff: {
      what: 'Tiada wajah ditemui dalam salah satu gambar.',
      doNow: 'Ambil semula gambar yang ditandakan; lap kad dan elakkan pantulan lampu pada gambarnya.',
    },
  },
  TOO_MANY_FACES: {
    live: 'Satu wajah sahaja',
    reason: 'Terdapat lebih daripada satu wajah dalam gambar.',
    remedyFace: 'Berdiri seorang diri di hadapan kamera.',
    remedyCard: 'Tunjukkan kad sahaja, tanpa wajah lain dalam gambar.',
    staff: {
      what: 'Lebih daripada satu wajah ditemui.',
      doNow: 'Minta orang lain ke tepi dan alihkan poster, gambar serta kad lain.',
    },
  },
  FACE_TOO_CLOSE: {
    live: 'Undur sedikit',
    reason: 'Wajah terlalu hampir dengan kamera.',
    remedyFace: 'Undur sehingga seluruh kepala anda kelihatan.',
    remedyCard: 'Jauhkan kad sehingga keempat-empat bucunya kelihatan.',
    staff: {
      what: 'Wajah terlalu hampir sehingga bentuknya berubah akibat kanta.',
      doNow: 'Minta pelanggan berdiri kira-kira sejauh lengan dari kamera.',
    },
  },
  FACE_TOO_SMALL: {
    live: 'Dekat sedikit lagi',
    reason: 'Wajah kelihatan kecil dalam gambar.',
    remedyFace: 'Ke hadapan sehingga wajah anda memenuhi garis panduan.',
    remedyCard: 'Dekatkan kad sehingga memenuhi bingkai.',
    staff: {
      what: 'Wajah terlalu kecil untuk dibandingkan.',
      doNow: 'Dekatkan pelanggan atau kad dengan kamera.',
    },
  },
  FACE_CLOSE_TO_BORDER: {
    live: 'Ke tengah sedikit',
    reason: 'Wajah berada hampir di tepi gambar.',
    remedyFace: 'Bergerak sehingga wajah anda berada di tengah.',
    remedyCard: 'Alihkan kad sehingga berada di tengah bingkai.',
    staff: {
      what: 'Wajah terlalu hampir dengan tepi gambar.',
      doNow: 'Letakkan pelanggan atau kad di tengah; laraskan ketinggian kamera mengikut pelanggan.',
    },
  },
  FACE_CROPPED: {
    live: 'Tunjukkan seluruh wajah',
    reason: 'Sebahagian wajah berada di luar gambar.',
    remedyFace: 'Bergerak sehingga seluruh kepala kelihatan, dari dahi hingga dagu.',
    remedyCard: 'Tunjukkan seluruh kad dengan keempat-empat bucunya.',
    staff: {
      what: 'Sebahagian wajah terpotong dalam gambar.',
      doNow: 'Letakkan pelanggan atau kad di tengah dengan sedikit ruang di sekelilingnya.',
    },
  },
  FACE_IS_OCCLUDED: {
    live: 'Pastikan wajah terbuka',
    reason: 'Sebahagian wajah terlindung.',
    remedyFace: 'Tanggalkan pelitup muka atau cermin mata hitam, dan alihkan rambut daripada mata.',
    remedyCard: 'Pastikan gambar pada kad bebas daripada jari dan silau.',
    staff: {
      what: 'Sebahagian wajah terlindung atau sukar dilihat.',
      doNow:
        'Lihat jika ada pelitup muka, cermin mata hitam, rambut atau jari. Tudung boleh kekal jika wajah kelihatan.',
    },
  },
  FACE_ANGLE_TOO_LARGE: {
    live: 'Hadap terus ke kamera',
    reason: 'Sudut wajah terlalu serong untuk dibandingkan.',
    remedyFace: 'Pandang tepat ke kamera dengan kepala tegak.',
    remedyCard: 'Pegang kad supaya rata dan menghadap kamera.',
    staff: {
      what: 'Wajah terlalu berpaling atau condong.',
      doNow: 'Letakkan kamera pada paras mata dan minta pelanggan memandang tepat ke kamera.',
    },
  },
  FAILED_TO_PREDICT_LANDMARKS: {
    live: 'Tunjukkan wajah dengan jelas',
    reason: 'Mata, hidung dan mulut kurang jelas dalam gambar.',
    remedyFace: 'Hadap ke arah cahaya dan kekalkan kedudukan seketika.',
    remedyCard: 'Pegang kad dengan stabil dalam cahaya yang sekata dan tanpa silau.',
    staff: {
      what: 'Kedudukan mata, hidung dan mulut tidak dapat ditentukan.',
      doNow: 'Perbaiki cahaya, bersihkan kanta dan ambil semula gambar yang ditandakan.',
    },
  },
  EYES_CLOSED: {
    live: 'Buka mata anda',
    reason: 'Gambar diambil ketika mata berkelip.',
    remedyFace: 'Pastikan mata terbuka sehingga gambar diambil.',
    remedyCard: 'Tunjukkan kad supaya mata dalam gambarnya jelas.',
    staff: {
      what: 'Mata tertutup dalam gambar wajah.',
      doNow: 'Ambil semula gambar wajah; pantulan pada cermin mata juga boleh melindungi mata.',
    },
  },

  // The checks on the spot: the face
  FACE_TOO_DARK: {
    live: 'Ke tempat lebih terang',
    reason: 'Cahaya pada wajah kurang terang.',
    remedyFace: 'Hadap ke arah cahaya; kakitangan kami boleh memasang lampu.',
    remedyCard: 'Tunjukkan kad di tempat yang lebih terang.',
    staff: { what: 'Wajah terlalu gelap.', doNow: 'Letakkan lampu di hadapan pelanggan, bukan di belakang.' },
  },
  FACE_TOO_BRIGHT: {
    live: 'Elakkan cahaya silau',
    reason: 'Cahaya kuat menjadikan gambar terlalu cerah.',
    remedyFace: 'Jauhkan diri sedikit daripada lampu atau tingkap.',
    remedyCard: 'Palingkan kad daripada cahaya kuat.',
    staff: { what: 'Wajah terlalu cerah.', doNow: 'Malapkan atau alihkan lampu, atau turunkan bidai.' },
  },
  FACE_BLURRED: {
    live: 'Kekalkan kedudukan',
    reason: 'Gambar kelihatan kabur.',
    remedyFace: 'Kekalkan kedudukan sehingga gambar diambil.',
    remedyCard: 'Pegang kad dengan stabil sehingga gambar diambil.',
    staff: {
      what: 'Wajah kabur.',
      doNow: 'Bersihkan kanta dan tambah cahaya: dalam cahaya malap, setiap gerakan mengaburkan gambar.',
    },
  },
  FACE_LIT_FROM_BEHIND: {
    live: 'Hadap ke arah cahaya',
    reason: 'Cahaya datang dari belakang wajah.',
    remedyFace: 'Berdiri supaya cahaya jatuh pada wajah anda, tanpa tingkap atau lampu di belakang.',
    remedyCard: 'Tunjukkan kad supaya cahaya jatuh pada bahagian hadapannya.',
    staff: {
      what: 'Cahaya datang dari belakang pelanggan.',
      doNow: 'Turunkan bidai atau palingkan kamera daripada tingkap; letakkan lampu di hadapan pelanggan.',
    },
  },
  FACE_LIT_FROM_SIDE: {
    live: 'Cari cahaya lebih sekata',
    reason: 'Sebelah wajah jauh lebih gelap daripada sebelah lagi.',
    remedyFace: 'Berpusing atau beralih sehingga kedua-dua belah pipi sama terang.',
    remedyCard: 'Tunjukkan kad di tempat yang cahayanya sekata.',
    staff: {
      what: 'Cahaya datang dari satu sisi sahaja.',
      doNow: 'Tambah lampu di sisi yang gelap, atau turunkan bidai di sisi yang terang.',
    },
  },
  FACE_LIGHT_COLOURED: {
    live: 'Beralih ke cahaya putih',
    reason: 'Cahaya berwarna mengubah rupa wajah.',
    remedyFace: 'Jauhkan diri daripada lampu berwarna dan skrin yang terang.',
    remedyCard: 'Tunjukkan kad dalam cahaya putih.',
    staff: {
      what: 'Cahaya pada wajah berwarna.',
      doNow: 'Padamkan lampu dan papan tanda berwarna yang berdekatan, atau tambah lampu putih.',
    },
  },

  // The checks on the spot: the card
  CARD_NOT_FOUND: {
    live: 'Tunjukkan kad pengenalan',
    reason: 'Kad tidak kelihatan dalam gambar.',
    remedyFace: 'Pandang tepat ke kamera dengan seluruh wajah kelihatan.',
    remedyCard: 'Letakkan kad di dalam bingkai dengan bahagian bergambar menghadap kamera.',
    staff: {
      what: 'Kad tidak ditemui.',
      doNow:
        'Letakkan kad sahaja di atas permukaan gelap yang tidak berkilat di bawah kamera; gambar juga boleh diambil secara manual.',
    },
  },
  CARD_EDGES_FAINT: {
    live: 'Guna permukaan lebih gelap',
    reason: 'Tepi kad sukar dibezakan daripada permukaan di bawahnya.',
    remedyFace: 'Pandang tepat ke kamera dengan seluruh wajah kelihatan.',
    remedyCard: 'Letakkan kad di atas sesuatu yang lebih gelap.',
    staff: {
      what: 'Tepi kad hampir tidak kelihatan.',
      doNow:
        'Letakkan alas gelap yang tidak berkilat di bawah kad, atau penuhkan bingkai dengan kad dan ambil gambar secara manual.',
    },
  },
  CARD_CUT_OFF: {
    live: 'Tunjukkan seluruh kad',
    reason: 'Sebahagian kad berada di luar gambar.',
    remedyFace: 'Pandang tepat ke kamera dengan seluruh wajah kelihatan.',
    remedyCard: 'Alihkan kad sehingga keempat-empat bucunya kelihatan, tanpa jari di tepinya.',
    staff: {
      what: 'Sebahagian kad terpotong dalam gambar.',
      doNow: 'Letakkan kad di tengah dengan sedikit ruang di sekelilingnya.',
    },
  },
  CARD_TILTED: {
    live: 'Ratakan kad',
    reason: 'Kad berada pada sudut serong dengan kamera.',
    remedyFace: 'Pandang tepat ke kamera dengan seluruh wajah kelihatan.',
    remedyCard: 'Letakkan kad supaya rata, atau hadapkan kad terus ke kamera.',
    staff: { what: 'Kad terlalu condong.', doNow: 'Letakkan kad betul-betul di bawah kamera.' },
  },
  CARD_MOVING: {
    live: 'Pegang kad dengan stabil',
    reason: 'Kad sedang bergerak.',
    remedyFace: 'Kekalkan kedudukan sehingga gambar diambil.',
    remedyCard: 'Letakkan kad, atau pegang dengan stabil sehingga gambar diambil.',
    staff: { what: 'Kad sedang bergerak.', doNow: 'Minta pelanggan meletakkan kad dan melepaskannya.' },
  },
  CARD_UPSIDE_DOWN: {
    live: 'Pusingkan kad',
    reason: 'Kad berada dalam keadaan terbalik.',
    remedyFace: 'Pandang tepat ke kamera dengan seluruh wajah kelihatan.',
    remedyCard: 'Pusingkan kad sehingga tulisannya tegak.',
    staff: { what: 'Kad terbalik.', doNow: 'Pusingkan kad separuh pusingan.' },
  },
  CARD_PORTRAIT_NOT_FOUND: {
    live: 'Tunjukkan bahagian bergambar',
    reason: 'Gambar pada kad tidak kelihatan.',
    remedyFace: 'Pandang tepat ke kamera dengan seluruh wajah kelihatan.',
    remedyCard: 'Hadapkan bahagian bergambar ke kamera dan penuhkan bingkai.',
    staff: {
      what: 'Gambar wajah pada kad tidak ditemui.',
      doNow: 'Tunjukkan bahagian hadapan kad, tanpa sarung, di atas permukaan gelap yang tidak berkilat.',
    },
  },
  CARD_TOO_FAR: {
    live: 'Dekatkan kad sedikit',
    reason: 'Gambar pada kad kelihatan kecil.',
    remedyFace: 'Ke hadapan sehingga wajah anda memenuhi garis panduan.',
    remedyCard: 'Dekatkan kad sehingga memenuhi bingkai.',
    staff: {
      what: 'Gambar wajah pada kad terlalu kecil.',
      doNow: 'Dekatkan kad. Jika menjadi kabur, kamera memerlukan fokus lebih dekat atau resolusi lebih tinggi.',
    },
  },
  CARD_TOO_DARK: {
    live: 'Kad perlukan cahaya',
    reason: 'Cahaya pada kad kurang terang.',
    remedyFace: 'Hadap ke arah cahaya; kakitangan kami boleh memasang lampu.',
    remedyCard: 'Tunjukkan kad di tempat yang lebih terang, bebas daripada bayang.',
    staff: { what: 'Kad terlalu gelap.', doNow: 'Tambah cahaya dari sisi dan elakkan bayang pada kad.' },
  },
  CARD_TOO_BRIGHT: {
    live: 'Condongkan kad sedikit',
    reason: 'Terdapat pantulan cahaya pada kad.',
    remedyFace: 'Jauhkan diri sedikit daripada lampu atau tingkap.',
    remedyCard: 'Condongkan kad sedikit sehingga pantulan hilang.',
    staff: {
      what: 'Silau melindungi sebahagian kad.',
      doNow: 'Condongkan kad, keluarkan daripada sarungnya, atau alihkan lampu.',
    },
  },
  CARD_BLURRED: {
    live: 'Pegang kad dengan stabil',
    reason: 'Gambar kad kelihatan kabur.',
    remedyFace: 'Kekalkan kedudukan sehingga gambar diambil.',
    remedyCard: 'Pegang kad dengan stabil sehingga gambar diambil.',
    staff: {
      what: 'Gambar kad kabur.',
      doNow: 'Letakkan kad atau pegang dengan kedua-dua tangan; bersihkan kanta.',
    },
  },
} satisfies CustomerErrorWords
