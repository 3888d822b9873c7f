/** Indonesian words for the codes that the customer can put right: the retry card, and what staff read beside it. */
import type { CustomerErrorWords } from '../word-shapes.ts'

export const customerErrors = {
  // The service and the checks on the spot: the faces
  FACE_NOT_FOUND: {
    live: 'Tunjukkan seluruh wajah',
    reason: 'Tidak ada wajah yang terlihat dalam gambar.',
    remedyFace: 'Lihat lurus ke kamera, dengan seluruh wajah terlihat.',
    remedyCard: 'Tunjukkan sisi yang ada fotonya, rata dan tanpa silau.',
    staff: {
      what: 'Tidak ada wajah ditemukan di salah satu gambar.',
      doNow: 'Ambil lagi gambar yang ditandai; lap kartunya dan hindari pantulan lampu pada fotonya.',
    },
  },
  TOO_MANY_FACES: {
    live: 'Satu wajah saja',
    reason: 'Ada lebih dari satu wajah dalam gambar.',
    remedyFace: 'Berdirilah sendiri di depan kamera, tanpa orang lain dalam gambar.',
    remedyCard: 'Tunjukkan kartunya saja, tanpa wajah lain dalam gambar.',
    staff: {
      what: 'Ditemukan lebih dari satu wajah.',
      doNow: 'Minta orang lain menepi, dan singkirkan poster, foto dan kartu lain dari pandangan kamera.',
    },
  },
  FACE_TOO_CLOSE: {
    live: 'Mundur sedikit',
    reason: 'Wajah terlalu dekat dengan kamera.',
    remedyFace: 'Mundurlah hingga seluruh kepala terlihat.',
    remedyCard: 'Jauhkan kartu hingga keempat sudutnya terlihat.',
    staff: {
      what: 'Wajah terlalu dekat sehingga bentuknya berubah oleh lensa.',
      doNow: 'Biarkan nasabah berdiri kira-kira sejauh satu lengan dari kamera.',
    },
  },
  FACE_TOO_SMALL: {
    live: 'Sedikit lebih dekat',
    reason: 'Wajah tampak kecil dalam gambar.',
    remedyFace: 'Mendekatlah hingga wajah memenuhi garis.',
    remedyCard: 'Dekatkan kartu hingga memenuhi bingkai.',
    staff: {
      what: 'Wajah terlalu kecil untuk dibandingkan.',
      doNow: 'Dekatkan nasabah atau kartu ke kamera.',
    },
  },
  FACE_CLOSE_TO_BORDER: {
    live: 'Geser ke tengah',
    reason: 'Wajah dekat dengan tepi gambar.',
    remedyFace: 'Geserlah hingga wajah berada di tengah.',
    remedyCard: 'Geser kartu hingga berada di tengah bingkai.',
    staff: {
      what: 'Wajah terlalu dekat dengan tepi gambar.',
      doNow: 'Posisikan nasabah atau kartu di tengah; naikkan atau turunkan kamera sesuai nasabah.',
    },
  },
  FACE_CROPPED: {
    live: 'Tunjukkan seluruh wajah',
    reason: 'Sebagian wajah berada di luar gambar.',
    remedyFace: 'Geserlah hingga seluruh kepala terlihat, dari dahi sampai dagu.',
    remedyCard: 'Tunjukkan seluruh kartu, dengan keempat sudutnya.',
    staff: {
      what: 'Gambar memotong sebagian wajah.',
      doNow: 'Posisikan nasabah atau kartu di tengah, dengan ruang di sekelilingnya.',
    },
  },
  FACE_IS_OCCLUDED: {
    live: 'Buka penutup wajah',
    reason: 'Ada yang menutupi sebagian wajah.',
    remedyFace: 'Lepas masker atau kacamata hitam, dan jauhkan rambut dari mata.',
    remedyCard: 'Jauhkan jari dan silau dari foto pada kartu.',
    staff: {
      what: 'Sebagian wajah tertutup atau sulit terlihat.',
      doNow: 'Cari masker, kacamata hitam, rambut atau jari. Kerudung boleh tetap dipakai bila wajah tetap terlihat.',
    },
  },
  FACE_ANGLE_TOO_LARGE: {
    live: 'Lurus ke kamera',
    reason: 'Sudut wajah terlalu miring untuk dibandingkan.',
    remedyFace: 'Lihat lurus ke kamera dengan kepala tegak.',
    remedyCard: 'Pegang kartu rata dan lurus ke kamera.',
    staff: {
      what: 'Wajah menoleh atau miring terlalu jauh.',
      doNow: 'Pasang kamera setinggi mata dan biarkan nasabah melihat lurus ke kamera.',
    },
  },
  FAILED_TO_PREDICT_LANDMARKS: {
    live: 'Tunjukkan wajah dengan jelas',
    reason: 'Mata, hidung dan mulut sulit dikenali.',
    remedyFace: 'Hadap ke cahaya dan diam sebentar.',
    remedyCard: 'Pegang kartu tanpa bergerak, dalam cahaya rata tanpa silau.',
    staff: {
      what: 'Mata, hidung dan mulut tidak dapat ditemukan.',
      doNow: 'Perbaiki cahaya, bersihkan lensa, lalu ambil lagi gambar yang ditandai.',
    },
  },
  EYES_CLOSED: {
    live: 'Buka mata Anda',
    reason: 'Gambar diambil saat mata berkedip.',
    remedyFace: 'Tetap buka mata sampai gambar diambil.',
    remedyCard: 'Tunjukkan kartu sehingga mata pada fotonya jelas.',
    staff: {
      what: 'Mata tertutup dalam gambar wajah.',
      doNow: 'Ambil lagi gambar wajah; silau pada kacamata juga dapat menutupi mata.',
    },
  },

  // The checks on the spot: the face
  FACE_TOO_DARK: {
    live: 'Pindah ke tempat terang',
    reason: 'Wajah kurang mendapat cahaya.',
    remedyFace: 'Menghadaplah ke cahaya; petugas dapat menyalakan lampu.',
    remedyCard: 'Tunjukkan kartu di tempat yang lebih terang.',
    staff: { what: 'Wajah terlalu gelap.', doNow: 'Letakkan lampu di depan nasabah, bukan di belakang.' },
  },
  FACE_TOO_BRIGHT: {
    live: 'Hindari cahaya menyilaukan',
    reason: 'Cahaya kuat membuat gambar terlalu putih.',
    remedyFace: 'Menjauhlah sedikit dari lampu atau jendela.',
    remedyCard: 'Palingkan kartu dari cahaya kuat.',
    staff: { what: 'Wajah terlalu terang.', doNow: 'Redupkan atau putar lampu, atau turunkan tirai.' },
  },
  FACE_BLURRED: {
    live: 'Jangan bergerak',
    reason: 'Gambarnya buram.',
    remedyFace: 'Jangan bergerak sampai gambar diambil.',
    remedyCard: 'Jangan gerakkan kartu sampai gambar diambil.',
    staff: {
      what: 'Wajah buram.',
      doNow: 'Bersihkan lensa dan tambah cahaya: dalam cahaya redup setiap gerakan membuat buram.',
    },
  },
  FACE_LIT_FROM_BEHIND: {
    live: 'Hadap ke cahaya',
    reason: 'Cahaya datang dari belakang wajah.',
    remedyFace: 'Berdirilah agar cahaya mengenai wajah, tanpa jendela atau lampu di belakang Anda.',
    remedyCard: 'Tunjukkan kartu agar cahaya mengenai bagian depannya.',
    staff: {
      what: 'Cahaya datang dari belakang nasabah.',
      doNow: 'Turunkan tirai atau jauhkan kamera dari arah jendela; letakkan lampu di depan nasabah.',
    },
  },
  FACE_LIT_FROM_SIDE: {
    live: 'Cari cahaya lebih rata',
    reason: 'Satu sisi wajah jauh lebih gelap dari sisi lainnya.',
    remedyFace: 'Putar badan atau bergeserlah hingga kedua pipi sama terang.',
    remedyCard: 'Tunjukkan kartu di tempat yang cahayanya merata.',
    staff: {
      what: 'Cahaya datang dari satu sisi.',
      doNow: 'Tambah lampu di sisi yang gelap, atau turunkan tirai di sisi yang terang.',
    },
  },
  FACE_LIGHT_COLOURED: {
    live: 'Pindah ke cahaya putih',
    reason: 'Cahaya berwarna mengubah tampilan wajah.',
    remedyFace: 'Menjauhlah dari lampu berwarna dan layar yang terang.',
    remedyCard: 'Tunjukkan kartu dalam cahaya putih.',
    staff: {
      what: 'Cahaya pada wajah berwarna.',
      doNow: 'Matikan lampu dan papan berwarna di dekatnya, atau tambah lampu putih.',
    },
  },

  // The checks on the spot: the card
  CARD_NOT_FOUND: {
    live: 'Tunjukkan kartu identitas',
    reason: 'Tidak ada kartu yang terlihat dalam gambar.',
    remedyFace: 'Lihat lurus ke kamera, dengan seluruh wajah terlihat.',
    remedyCard: 'Letakkan kartu di dalam bingkai, sisi berfoto menghadap kamera.',
    staff: {
      what: 'Tidak ada kartu ditemukan.',
      doNow: 'Letakkan hanya kartu itu di alas gelap tak mengilap di bawah kamera; gambar juga dapat diambil manual.',
    },
  },
  CARD_EDGES_FAINT: {
    live: 'Pakai alas lebih gelap',
    reason: 'Tepi kartu sulit dibedakan dari alasnya.',
    remedyFace: 'Lihat lurus ke kamera, dengan seluruh wajah terlihat.',
    remedyCard: 'Letakkan kartu di atas alas yang lebih gelap.',
    staff: {
      what: 'Tepi kartu hampir tidak terlihat.',
      doNow: 'Taruh alas gelap tak mengilap di bawah kartu, atau penuhi bingkai dengan kartu dan ambil gambar manual.',
    },
  },
  CARD_CUT_OFF: {
    live: 'Tunjukkan seluruh kartu',
    reason: 'Sebagian kartu berada di luar gambar.',
    remedyFace: 'Lihat lurus ke kamera, dengan seluruh wajah terlihat.',
    remedyCard: 'Geser kartu hingga keempat sudutnya terlihat, tanpa jari di tepinya.',
    staff: {
      what: 'Gambar memotong sebagian kartu.',
      doNow: 'Posisikan kartu di tengah, dengan ruang di sekelilingnya.',
    },
  },
  CARD_TILTED: {
    live: 'Ratakan kartu',
    reason: 'Kartu miring terhadap kamera.',
    remedyFace: 'Lihat lurus ke kamera, dengan seluruh wajah terlihat.',
    remedyCard: 'Letakkan kartu rata, atau pegang lurus ke kamera.',
    staff: { what: 'Kartu terlalu miring.', doNow: 'Letakkan kartu tepat di bawah kamera.' },
  },
  CARD_MOVING: {
    live: 'Jangan gerakkan kartu',
    reason: 'Kartu bergerak.',
    remedyFace: 'Jangan bergerak sampai gambar diambil.',
    remedyCard: 'Letakkan kartu, atau pegang tanpa bergerak sampai gambar diambil.',
    staff: { what: 'Kartu sedang bergerak.', doNow: 'Biarkan nasabah meletakkan kartu dan melepasnya.' },
  },
  CARD_UPSIDE_DOWN: {
    live: 'Putar kartu',
    reason: 'Kartu terbalik.',
    remedyFace: 'Lihat lurus ke kamera, dengan seluruh wajah terlihat.',
    remedyCard: 'Putar kartu hingga tulisannya dapat dibaca.',
    staff: { what: 'Kartu dalam posisi terbalik.', doNow: 'Putar kartu setengah putaran.' },
  },
  CARD_PORTRAIT_NOT_FOUND: {
    live: 'Tunjukkan sisi berfoto',
    reason: 'Foto pada kartu tidak terlihat.',
    remedyFace: 'Lihat lurus ke kamera, dengan seluruh wajah terlihat.',
    remedyCard: 'Hadapkan sisi berfoto ke kamera dan penuhi bingkai.',
    staff: {
      what: 'Tidak ada foto wajah ditemukan pada kartu.',
      doNow: 'Tunjukkan sisi depan kartu, di luar sarungnya, di alas gelap tak mengilap.',
    },
  },
  CARD_TOO_FAR: {
    live: 'Dekatkan kartu',
    reason: 'Foto pada kartu tampak kecil dalam gambar.',
    remedyFace: 'Mendekatlah hingga wajah memenuhi garis.',
    remedyCard: 'Dekatkan kartu hingga memenuhi bingkai.',
    staff: {
      what: 'Foto pada kartu terlalu kecil.',
      doNow: 'Dekatkan kartu. Jika lalu buram, kamera memerlukan fokus lebih dekat atau gambar lebih halus.',
    },
  },
  CARD_TOO_DARK: {
    live: 'Kartu perlu cahaya',
    reason: 'Kartu kurang mendapat cahaya.',
    remedyFace: 'Menghadaplah ke cahaya; petugas dapat menyalakan lampu.',
    remedyCard: 'Tunjukkan kartu di tempat terang, bebas dari bayangan.',
    staff: { what: 'Kartu terlalu gelap.', doNow: 'Tambah cahaya dari samping, dan jauhkan bayangan dari kartu.' },
  },
  CARD_TOO_BRIGHT: {
    live: 'Miringkan kartu sedikit',
    reason: 'Cahaya memantul pada kartu.',
    remedyFace: 'Menjauhlah sedikit dari lampu atau jendela.',
    remedyCard: 'Miringkan kartu sedikit hingga pantulannya hilang.',
    staff: {
      what: 'Silau menutupi sebagian kartu.',
      doNow: 'Miringkan kartu, keluarkan dari sarungnya, atau putar lampu.',
    },
  },
  CARD_BLURRED: {
    live: 'Jangan gerakkan kartu',
    reason: 'Gambar kartu buram.',
    remedyFace: 'Jangan bergerak sampai gambar diambil.',
    remedyCard: 'Jangan gerakkan kartu sampai gambar diambil.',
    staff: { what: 'Kartu buram.', doNow: 'Letakkan kartu atau pegang dengan dua tangan; bersihkan lensa.' },
  },
} satisfies CustomerErrorWords
