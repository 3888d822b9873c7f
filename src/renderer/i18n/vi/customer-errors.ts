/** Vietnamese words for the codes that the customer can put right: the retry card, and what staff read beside it. */
import type { CustomerErrorWords } from '../word-shapes.ts'

export const customerErrors = {
  // The service and the checks on the spot: the faces
  FACE_NOT_FOUND: {
    live: 'Để lộ cả khuôn mặt',
    reason: 'Không thấy khuôn mặt nào trong ảnh.',
    remedyFace: 'Nhìn thẳng vào camera, để thấy rõ cả khuôn mặt.',
    remedyCard: 'Đưa mặt thẻ có ảnh ra, phẳng và không lóa.',
    staff: {
      what: 'Không tìm thấy khuôn mặt trong một ảnh.',
      doNow: 'Chụp lại ảnh được đánh dấu; lau thẻ và tránh để đèn phản chiếu lên ảnh trên thẻ.',
    },
  },
  TOO_MANY_FACES: {
    live: 'Chỉ một khuôn mặt',
    reason: 'Có nhiều hơn một khuôn mặt trong ảnh.',
    remedyFace: 'Đứng một mình trước camera, không có người khác trong khung hình.',
    remedyCard: 'Chỉ đưa thẻ ra, không có khuôn mặt khác trong khung hình.',
    staff: {
      what: 'Tìm thấy nhiều hơn một khuôn mặt.',
      doNow: 'Nhờ người khác tránh sang bên và dọn áp phích, ảnh, thẻ khác ra khỏi khung hình.',
    },
  },
  FACE_TOO_CLOSE: {
    live: 'Lùi lại một chút',
    reason: 'Khuôn mặt ở quá gần camera.',
    remedyFace: 'Lùi lại đến khi thấy cả đầu.',
    remedyCard: 'Đưa thẻ ra xa đến khi thấy đủ bốn góc.',
    staff: {
      what: 'Khuôn mặt quá gần nên bị ống kính làm méo.',
      doNow: 'Để khách hàng đứng cách camera khoảng một cánh tay.',
    },
  },
  FACE_TOO_SMALL: {
    live: 'Lại gần một chút',
    reason: 'Khuôn mặt trong ảnh còn nhỏ.',
    remedyFace: 'Lại gần đến khi khuôn mặt lấp đầy đường viền.',
    remedyCard: 'Đưa thẻ lại gần đến khi lấp đầy khung.',
    staff: {
      what: 'Khuôn mặt quá nhỏ để so sánh.',
      doNow: 'Đưa khách hàng hoặc thẻ lại gần camera.',
    },
  },
  FACE_CLOSE_TO_BORDER: {
    live: 'Dịch vào giữa',
    reason: 'Khuôn mặt ở sát mép ảnh.',
    remedyFace: 'Dịch chuyển đến khi khuôn mặt ở giữa.',
    remedyCard: 'Dịch thẻ đến khi nằm giữa khung.',
    staff: {
      what: 'Khuôn mặt quá sát mép ảnh.',
      doNow: 'Đưa khách hàng hoặc thẻ vào giữa; nâng hoặc hạ camera cho vừa khách hàng.',
    },
  },
  FACE_CROPPED: {
    live: 'Để lộ cả khuôn mặt',
    reason: 'Một phần khuôn mặt ở ngoài ảnh.',
    remedyFace: 'Dịch chuyển đến khi thấy cả đầu, từ trán đến cằm.',
    remedyCard: 'Đưa cả thẻ vào, đủ bốn góc.',
    staff: {
      what: 'Ảnh cắt mất một phần khuôn mặt.',
      doNow: 'Đưa khách hàng hoặc thẻ vào giữa, chừa khoảng trống xung quanh.',
    },
  },
  FACE_IS_OCCLUDED: {
    live: 'Bỏ vật che mặt',
    reason: 'Có vật che một phần khuôn mặt.',
    remedyFace: 'Tháo khẩu trang hoặc kính râm, và vén tóc khỏi mắt.',
    remedyCard: 'Không để ngón tay và ánh lóa trên ảnh của thẻ.',
    staff: {
      what: 'Một phần khuôn mặt bị che hoặc khó thấy.',
      doNow: 'Xem có khẩu trang, kính râm, tóc hay ngón tay không. Khăn trùm đầu có thể giữ nếu vẫn lộ khuôn mặt.',
    },
  },
  FACE_ANGLE_TOO_LARGE: {
    live: 'Nhìn thẳng vào camera',
    reason: 'Góc mặt quá lệch để so sánh.',
    remedyFace: 'Nhìn thẳng vào camera và giữ thẳng đầu.',
    remedyCard: 'Giữ thẻ phẳng và thẳng với camera.',
    staff: {
      what: 'Khuôn mặt quay hoặc nghiêng quá nhiều.',
      doNow: 'Đặt camera ngang tầm mắt và để khách hàng nhìn thẳng vào.',
    },
  },
  FAILED_TO_PREDICT_LANDMARKS: {
    live: 'Để lộ rõ khuôn mặt',
    reason: 'Khó nhận rõ mắt, mũi và miệng.',
    remedyFace: 'Quay mặt về phía sáng và giữ yên một lát.',
    remedyCard: 'Giữ yên thẻ, trong ánh sáng đều và không lóa.',
    staff: {
      what: 'Không xác định được mắt, mũi và miệng.',
      doNow: 'Cải thiện ánh sáng, lau ống kính và chụp lại ảnh được đánh dấu.',
    },
  },
  EYES_CLOSED: {
    live: 'Mở mắt',
    reason: 'Ảnh chụp đúng lúc chớp mắt.',
    remedyFace: 'Mở mắt cho đến khi chụp xong.',
    remedyCard: 'Đưa thẻ sao cho đôi mắt trong ảnh thẻ hiện rõ.',
    staff: {
      what: 'Mắt nhắm trong ảnh khuôn mặt.',
      doNow: 'Chụp lại ảnh khuôn mặt; ánh lóa trên kính cũng có thể che mắt.',
    },
  },

  // The checks on the spot: the face
  FACE_TOO_DARK: {
    live: 'Ra chỗ sáng',
    reason: 'Khuôn mặt ít ánh sáng.',
    remedyFace: 'Quay về phía sáng; nhân viên có thể bật đèn.',
    remedyCard: 'Đưa thẻ ra chỗ sáng hơn.',
    staff: { what: 'Khuôn mặt quá tối.', doNow: 'Đặt đèn trước mặt khách hàng, không đặt phía sau.' },
  },
  FACE_TOO_BRIGHT: {
    live: 'Đến chỗ sáng dịu',
    reason: 'Ánh sáng mạnh làm ảnh bị lóa.',
    remedyFace: 'Tránh xa đèn hoặc cửa sổ một chút.',
    remedyCard: 'Xoay thẻ tránh nguồn sáng mạnh.',
    staff: { what: 'Khuôn mặt quá sáng.', doNow: 'Giảm sáng hoặc xoay đèn, hoặc hạ rèm.' },
  },
  FACE_BLURRED: {
    live: 'Giữ yên',
    reason: 'Ảnh bị nhòe.',
    remedyFace: 'Giữ yên đến khi chụp xong.',
    remedyCard: 'Giữ yên thẻ đến khi chụp xong.',
    staff: {
      what: 'Khuôn mặt bị nhòe.',
      doNow: 'Lau ống kính và thêm ánh sáng: thiếu sáng thì mọi cử động đều làm nhòe.',
    },
  },
  FACE_LIT_FROM_BEHIND: {
    live: 'Quay mặt về phía sáng',
    reason: 'Ánh sáng ở phía sau khuôn mặt.',
    remedyFace: 'Đứng sao cho ánh sáng chiếu vào mặt, phía sau không có cửa sổ hay đèn.',
    remedyCard: 'Đưa thẻ sao cho ánh sáng chiếu vào mặt trước.',
    staff: {
      what: 'Ánh sáng đến từ phía sau khách hàng.',
      doNow: 'Hạ rèm hoặc xoay camera tránh cửa sổ; đặt đèn trước mặt khách hàng.',
    },
  },
  FACE_LIT_FROM_SIDE: {
    live: 'Tìm ánh sáng đều hơn',
    reason: 'Một bên mặt tối hơn hẳn bên kia.',
    remedyFace: 'Xoay người hoặc bước sang bên đến khi hai má sáng đều.',
    remedyCard: 'Đưa thẻ vào chỗ ánh sáng đều.',
    staff: {
      what: 'Ánh sáng chỉ đến từ một bên.',
      doNow: 'Thêm đèn ở bên tối, hoặc hạ rèm ở bên sáng.',
    },
  },
  FACE_LIGHT_COLOURED: {
    live: 'Ra chỗ ánh sáng trắng',
    reason: 'Ánh sáng màu làm khuôn mặt trông khác đi.',
    remedyFace: 'Tránh xa đèn màu và màn hình sáng.',
    remedyCard: 'Đưa thẻ vào ánh sáng trắng.',
    staff: {
      what: 'Ánh sáng trên khuôn mặt có màu.',
      doNow: 'Tắt đèn màu và biển hiệu gần đó, hoặc thêm đèn trắng.',
    },
  },

  // The checks on the spot: the card
  CARD_NOT_FOUND: {
    live: 'Đưa thẻ căn cước ra',
    reason: 'Không thấy thẻ nào trong ảnh.',
    remedyFace: 'Nhìn thẳng vào camera, để thấy rõ cả khuôn mặt.',
    remedyCard: 'Đặt thẻ vào trong khung, mặt có ảnh hướng về camera.',
    staff: {
      what: 'Không tìm thấy thẻ.',
      doNow: 'Chỉ đặt riêng thẻ trên mặt tối, không bóng, dưới camera; cũng có thể tự bấm chụp.',
    },
  },
  CARD_EDGES_FAINT: {
    live: 'Dùng nền tối hơn',
    reason: 'Khó phân biệt mép thẻ với nền bên dưới.',
    remedyFace: 'Nhìn thẳng vào camera, để thấy rõ cả khuôn mặt.',
    remedyCard: 'Đặt thẻ lên nền tối hơn.',
    staff: {
      what: 'Gần như không thấy mép thẻ.',
      doNow: 'Lót vật tối, không bóng dưới thẻ, hoặc để thẻ lấp đầy khung rồi tự bấm chụp.',
    },
  },
  CARD_CUT_OFF: {
    live: 'Đưa cả thẻ vào',
    reason: 'Một phần thẻ ở ngoài ảnh.',
    remedyFace: 'Nhìn thẳng vào camera, để thấy rõ cả khuôn mặt.',
    remedyCard: 'Dịch thẻ đến khi thấy đủ bốn góc, không đặt ngón tay lên mép.',
    staff: { what: 'Ảnh cắt mất một phần thẻ.', doNow: 'Đặt thẻ vào giữa, chừa khoảng trống xung quanh.' },
  },
  CARD_TILTED: {
    live: 'Đặt thẻ nằm phẳng',
    reason: 'Thẻ bị nghiêng so với camera.',
    remedyFace: 'Nhìn thẳng vào camera, để thấy rõ cả khuôn mặt.',
    remedyCard: 'Đặt thẻ nằm phẳng, hoặc giữ thẳng với camera.',
    staff: { what: 'Thẻ nghiêng quá nhiều.', doNow: 'Đặt thẻ nằm ngay dưới camera.' },
  },
  CARD_MOVING: {
    live: 'Giữ yên thẻ',
    reason: 'Thẻ đã di chuyển.',
    remedyFace: 'Giữ yên đến khi chụp xong.',
    remedyCard: 'Đặt thẻ xuống, hoặc giữ yên đến khi chụp xong.',
    staff: { what: 'Thẻ đang di chuyển.', doNow: 'Để khách hàng đặt thẻ xuống và buông tay.' },
  },
  CARD_UPSIDE_DOWN: {
    live: 'Xoay thẻ lại',
    reason: 'Thẻ bị lộn ngược.',
    remedyFace: 'Nhìn thẳng vào camera, để thấy rõ cả khuôn mặt.',
    remedyCard: 'Xoay thẻ đến khi đọc được chữ xuôi chiều.',
    staff: { what: 'Thẻ đang lộn ngược.', doNow: 'Xoay thẻ nửa vòng.' },
  },
  CARD_PORTRAIT_NOT_FOUND: {
    live: 'Đưa mặt có ảnh ra',
    reason: 'Không thấy ảnh trên thẻ.',
    remedyFace: 'Nhìn thẳng vào camera, để thấy rõ cả khuôn mặt.',
    remedyCard: 'Hướng mặt có ảnh về camera và lấp đầy khung.',
    staff: {
      what: 'Không tìm thấy ảnh chân dung trên thẻ.',
      doNow: 'Đưa mặt trước của thẻ ra, bỏ khỏi bao, trên mặt tối không bóng.',
    },
  },
  CARD_TOO_FAR: {
    live: 'Đưa thẻ lại gần',
    reason: 'Ảnh trên thẻ còn nhỏ.',
    remedyFace: 'Lại gần đến khi khuôn mặt lấp đầy đường viền.',
    remedyCard: 'Đưa thẻ lại gần đến khi lấp đầy khung.',
    staff: {
      what: 'Ảnh chân dung trên thẻ quá nhỏ.',
      doNow: 'Đưa thẻ lại gần. Nếu khi đó bị nhòe, camera cần lấy nét gần hơn hoặc hình mịn hơn.',
    },
  },
  CARD_TOO_DARK: {
    live: 'Thẻ cần thêm sáng',
    reason: 'Thẻ ít ánh sáng.',
    remedyFace: 'Quay về phía sáng; nhân viên có thể bật đèn.',
    remedyCard: 'Đưa thẻ ra chỗ sáng hơn, tránh bóng che.',
    staff: { what: 'Thẻ quá tối.', doNow: 'Thêm ánh sáng từ bên cạnh và tránh bóng trên thẻ.' },
  },
  CARD_TOO_BRIGHT: {
    live: 'Nghiêng nhẹ thẻ',
    reason: 'Ánh sáng phản chiếu trên thẻ.',
    remedyFace: 'Tránh xa đèn hoặc cửa sổ một chút.',
    remedyCard: 'Nghiêng nhẹ thẻ đến khi hết phản chiếu.',
    staff: {
      what: 'Ánh lóa che một phần thẻ.',
      doNow: 'Nghiêng thẻ, bỏ thẻ khỏi bao, hoặc xoay đèn.',
    },
  },
  CARD_BLURRED: {
    live: 'Giữ yên thẻ',
    reason: 'Ảnh thẻ bị nhòe.',
    remedyFace: 'Giữ yên đến khi chụp xong.',
    remedyCard: 'Giữ yên thẻ đến khi chụp xong.',
    staff: { what: 'Thẻ bị nhòe.', doNow: 'Đặt thẻ xuống hoặc giữ bằng hai tay; lau ống kính.' },
  },
} satisfies CustomerErrorWords
