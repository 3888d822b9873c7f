/** Vietnamese words for the codes that only staff, an administrator or the kiosk can put right; no customer reads them. */
import type { StaffErrorWords } from '../word-shapes.ts'

export const staffErrors = {
  // The service: account and quota
  MISSING_API_KEY: {
    staff: {
      what: 'Chưa có apiKey cho dịch vụ OkayFace.',
      doNow: 'Quản trị viên: nhập apiKey trong phần cài đặt và thử. Các lần kiểm tra đã lưu sau đó tự gửi đi.',
    },
  },
  INVALID_API_KEY: {
    staff: {
      what: 'OkayFace không chấp nhận apiKey.',
      doNow: 'Quản trị viên: nhập lại apiKey và thử. Các lần kiểm tra đã lưu sau đó tự gửi đi.',
    },
  },
  API_KEY_EXPIRED: {
    staff: {
      what: 'apiKey đã hết hạn.',
      doNow:
        'Quản trị viên: lấy apiKey mới từ nhà cung cấp và nhập trong phần cài đặt. Các lần kiểm tra đã lưu đang chờ.',
    },
  },
  MAX_API_CALL_EXCEEDED: {
    staff: {
      what: 'Đã dùng hết số lượt gọi mua cho apiKey này.',
      doNow:
        'Quản trị viên: mua thêm lượt gọi từ nhà cung cấp, rồi chọn “Gửi ngay”. Các lần kiểm tra đã lưu chờ đến lúc đó.',
    },
  },

  // The service: the pictures as files
  MISSING_IMAGE: {
    staff: {
      what: 'Một trong hai ảnh không đến được dịch vụ.',
      doNow: 'Chụp lại cả hai ảnh. Nếu còn lặp lại, báo quản trị viên.',
    },
  },
  PAYLOAD_TOO_LARGE: {
    staff: {
      what: 'Ảnh quá lớn đối với dịch vụ, kể cả sau khi máy đã thu nhỏ.',
      doNow: 'Chụp lại cả hai ảnh. Nếu còn lặp lại, báo quản trị viên.',
    },
  },
  PHOTO_FORMAT_ERROR: {
    staff: {
      what: 'Dịch vụ không mở được một ảnh.',
      doNow: 'Chụp lại cả hai ảnh. Nếu còn lặp lại, báo quản trị viên.',
    },
  },

  // The service: anything that it does not explain
  UNKNOWN: {
    staff: {
      what: 'Dịch vụ gặp sự cố mà không giải thích.',
      doNow: 'Chưa cần làm gì: máy sẽ thử lại. Nếu còn kéo dài, báo mã yêu cầu cho nhà cung cấp.',
    },
  },

  // The way to the service
  NETWORK_UNREACHABLE: {
    staff: {
      what: 'Không kết nối được với dịch vụ.',
      doNow: 'Lần kiểm tra đã được lưu và sẽ gửi khi có mạng trở lại. Xem lại cáp mạng hoặc Wi-Fi.',
    },
  },
  TIMEOUT: {
    staff: {
      what: 'Dịch vụ không trả lời kịp.',
      doNow: 'Lần kiểm tra đã được lưu và máy sẽ thử lại. Nếu còn kéo dài, xem lại mạng.',
    },
  },
  TLS_ERROR: {
    staff: {
      what: 'Kết nối bảo mật đến dịch vụ không đáng tin cậy.',
      doNow: 'Quản trị viên: kiểm tra ngày của máy tính này, địa chỉ dịch vụ và mọi proxy mở lưu lượng bảo mật.',
    },
  },
  SERVICE_UNAVAILABLE: {
    staff: {
      what: 'Dịch vụ đang bận hoặc ngừng hoạt động.',
      doNow: 'Lần kiểm tra đã được lưu và máy sẽ thử lại. Nếu kéo dài, hỏi nhà cung cấp.',
    },
  },
  BAD_RESPONSE: {
    staff: {
      what: 'Không đọc được câu trả lời, nên không tính.',
      doNow: 'Lần kiểm tra đã được lưu và máy sẽ thử lại. Nếu còn kéo dài, quản trị viên kiểm tra địa chỉ và proxy.',
    },
  },
  NOT_THE_SERVICE: {
    staff: {
      what: 'Trang đăng nhập hoặc proxy đã trả lời thay cho dịch vụ.',
      doNow:
        'Quản trị viên: đăng nhập máy tính này vào mạng, hoặc cho địa chỉ dịch vụ đi qua proxy. Các lần kiểm tra đã lưu sau đó tự gửi đi.',
    },
  },
  CLOCK_WRONG: {
    staff: {
      what: 'Ngày hoặc giờ của máy tính này không khớp với kết nối bảo mật.',
      doNow:
        'Quản trị viên: chỉnh đồng hồ máy tính này. Nếu đã đúng, chứng chỉ của dịch vụ đã hết hạn: báo nhà cung cấp.',
    },
  },

  // The checks themselves
  CHECKS_UNAVAILABLE: {
    staff: {
      what: 'Phần kiểm tra ảnh trên máy này không chạy.',
      doNow: 'Khởi động lại máy. Nếu vẫn vậy, báo quản trị viên: có thể thiếu tệp của chương trình.',
    },
  },

  // The cameras
  CAMERA_NOT_FOUND: {
    staff: {
      what: 'Không có camera.',
      doNow: 'Cắm camera, hoặc chọn camera khác trong phần cài đặt.',
    },
  },
  CAMERA_DENIED: {
    staff: {
      what: 'Hệ thống không cho máy dùng camera.',
      doNow: 'Quản trị viên: cho phép Countersign dùng camera trong phần cài đặt quyền riêng tư của máy tính này.',
    },
  },
  CAMERA_BUSY: {
    staff: {
      what: 'Chương trình khác đang dùng camera.',
      doNow: 'Đóng chương trình đang dùng camera, ví dụ cuộc gọi video. Máy sẽ tự tiếp tục.',
    },
  },
  CAMERA_UNPLUGGED: {
    staff: {
      what: 'Camera đã bị rút ra.',
      doNow: 'Cắm lại camera. Máy sẽ tự tiếp tục.',
    },
  },
  CAMERA_TOO_COARSE: {
    staff: {
      what: 'Hình của camera quá thô: dịch vụ cần ít nhất 450 điểm ảnh mỗi cạnh.',
      doNow: 'Quản trị viên: chọn hoặc gắn camera có ít nhất 720 dòng.',
    },
  },
  CAMERA_FAILED: {
    staff: {
      what: 'Camera không có hình.',
      doNow: 'Rút camera, chờ một lát rồi cắm lại.',
    },
  },
  CAMERA_BLACK: {
    staff: {
      what: 'Hình của camera toàn màu đen.',
      doNow: 'Mở nắp ống kính, hoặc bỏ vật che ống kính. Nếu không có gì che, rút ra rồi cắm lại.',
    },
  },
  CAMERA_TOO_DARK: {
    staff: {
      what: 'Hình của camera rất tối.',
      doNow: 'Bật đèn và xem ống kính: có thể có tay hoặc nắp đóng hờ ở phía trước.',
    },
  },
  CAMERA_FROZEN: {
    staff: {
      what: 'Hình của camera đứng yên.',
      doNow: 'Máy tự khởi động lại camera. Nếu không được, rút ra rồi cắm lại.',
    },
  },
  CAMERA_INFRARED: {
    staff: {
      what: 'Hình của camera không có màu, như hình hồng ngoại hoặc ban đêm.',
      doNow: 'Bật đèn và tắt chế độ ban đêm, hoặc chọn camera màu trong phần cài đặt.',
    },
  },
  CAMERA_AMBIGUOUS: {
    staff: {
      what: 'Có nhiều camera cùng loại, và máy không biết camera nào đã được chọn.',
      doNow: 'Chọn lại camera trong phần cài đặt, theo hình của nó.',
    },
  },

  // The store on this machine
  STORE_FULL: {
    staff: {
      what: 'Không còn chỗ để lưu thêm lần kiểm tra.',
      doNow: 'Quản trị viên: giải phóng dung lượng đĩa và cho gửi các lần kiểm tra đang chờ.',
    },
  },
  STORE_FAILED: {
    staff: {
      what: 'Không lưu được lần kiểm tra, nên chưa gửi gì.',
      doNow: 'Thử lại. Nếu vẫn vậy, kiểm tra khách hàng trực tiếp và báo quản trị viên.',
    },
  },
  STORE_DAMAGED: {
    staff: {
      what: 'Tệp lưu các lần kiểm tra bị hỏng. Tệp đó được cất riêng; phần còn đọc được đã chuyển sang tệp mới.',
      doNow: 'Quản trị viên: giữ tệp đã cất riêng và kiểm tra đĩa của máy tính này.',
    },
  },
  PICTURES_OVERDUE: {
    staff: {
      what: 'Có lần kiểm tra chưa có kết quả, đã quá hạn được giữ ảnh.',
      doNow: 'Tìm hiểu vì sao chưa gửi được, hoặc rút các lần đó. Lần bị giữ lại sẽ được máy rút sau một tuần.',
    },
  },
  RECORD_UNREADABLE: {
    staff: {
      what: 'Không mở được ảnh của một lần kiểm tra đã lưu.',
      doNow: 'Quản trị viên: xem tài khoản hệ thống hoặc kho khóa có thay đổi không. Bản ghi vẫn được giữ.',
    },
  },
  AUDIT_BROKEN: {
    staff: {
      what: 'Nhật ký kiểm toán của máy đã bị sửa hoặc mất một phần.',
      doNow: 'Quản trị viên: xuất nhật ký kiểm toán, giữ bản sao và tìm hiểu ai có thể sửa tệp trên máy tính này.',
    },
  },
  EXPORT_FAILED: {
    staff: {
      what: 'Không ghi được tệp.',
      doNow: 'Chọn nơi khác còn đủ chỗ. Trên máy không có gì thay đổi.',
    },
  },
  KEY_NOT_RENEWED: {
    staff: {
      what: 'Chưa niêm phong được mọi ảnh bằng khóa mới.',
      doNow: 'Không mất gì: khóa cũ được giữ đến khi xong hết. Kiểm tra đĩa; máy làm tiếp ở lần khởi động sau.',
    },
  },
  SECRETS_UNPROTECTED: {
    staff: {
      what: 'Máy tính này không có nơi an toàn cho khóa, nên không lưu khóa nào tại đây.',
      doNow:
        'Quản trị viên: đặt cụm mật khẩu trong cài đặt, hoặc thiết lập kho khóa của hệ thống, như GNOME Keyring hoặc KWallet.',
    },
  },
  SECRETS_LOCKED: {
    staff: {
      what: 'Kho khóa của hệ thống bị khóa hoặc không có.',
      doNow: 'Quản trị viên: đăng nhập tài khoản hệ thống của máy và mở kho khóa.',
    },
  },
  PASSPHRASE_NEEDED: {
    staff: {
      what: 'Máy đang chờ cụm mật khẩu.',
      doNow: 'Quản trị viên: nhập cụm mật khẩu. Không mất gì; sau đó việc gửi tiếp tục.',
    },
  },

  // The kiosk's own settings and code
  CALL_LIMIT_REACHED: {
    staff: {
      what: 'Đã dùng hết số lượt gọi mà cài đặt cho phép trong một ngày.',
      doNow:
        'Không cần làm gì: các lần kiểm tra đã lưu được gửi khi hết ngày. Quản trị viên: nếu như vậy là quá muộn, tăng giới hạn trong phần cài đặt.',
    },
  },
  SERVICE_ADDRESS_REFUSED: {
    staff: {
      what: 'Địa chỉ dịch vụ không an toàn, nên không gửi gì.',
      doNow: 'Quản trị viên: nhập địa chỉ bắt đầu bằng https.',
    },
  },
  SETTINGS_INVALID: {
    staff: {
      what: 'Một cài đặt không dùng được, nên không thay đổi gì.',
      doNow: 'Quản trị viên: sửa cài đặt được đánh dấu và lưu lại.',
    },
  },
  PIN_NEEDED: {
    staff: {
      what: 'Phần này dành cho quản trị viên.',
      doNow: 'Mở phần cài đặt và nhập mã PIN quản trị viên.',
    },
  },
  PIN_WRONG: {
    staff: {
      what: 'Mã PIN không đúng.',
      doNow: 'Nhập lại một lần. Sau năm lần không đúng thì phải chờ.',
    },
  },
  PIN_LOCKED_OUT: {
    staff: {
      what: 'Quá nhiều lần nhập PIN không đúng.',
      doNow: 'Chờ hết thời gian trên màn hình; khởi động lại không rút ngắn được.',
    },
  },
  PIN_TOO_EASY: {
    staff: {
      what: 'Không thể dùng làm mã PIN.',
      doNow: 'Chọn 6 đến 12 chữ số: không phải toàn một chữ số, không phải dãy như 123456.',
    },
  },
  PASSPHRASE_WRONG: {
    staff: {
      what: 'Cụm mật khẩu không đúng.',
      doNow: 'Nhập lại một lần, đúng cả chữ hoa và dấu cách. Sau năm lần không đúng thì phải chờ.',
    },
  },
  PASSPHRASE_DAMAGED: {
    staff: {
      what: 'Tệp mà cụm mật khẩu mở đã bị hỏng trên đĩa của máy này.',
      doNow:
        'Cụm mật khẩu có thể đúng. Quản trị viên: khôi phục passphrase.json từ bản sao lưu của thư mục dữ liệu người dùng. Không có gì bị xóa; có lại tệp đó thì mở được.',
    },
  },
  PASSPHRASE_LOCKED_OUT: {
    staff: {
      what: 'Quá nhiều lần nhập cụm mật khẩu không đúng.',
      doNow: 'Chờ hết thời gian trên màn hình; khởi động lại không rút ngắn được.',
    },
  },
  PASSPHRASE_TOO_EASY: {
    staff: {
      what: 'Không thể dùng làm cụm mật khẩu.',
      doNow: 'Chọn ít nhất 15 ký tự, tốt nhất là bốn năm từ, không phải vài ký tự lặp đi lặp lại.',
    },
  },
  SETTING_LOCKED: {
    staff: {
      what: 'Mục này do tổ chức của bạn đặt nên không đổi được ở đây.',
      doNow: 'Quản trị viên: hỏi người quản lý các máy; mục này nằm trong tệp chính sách.',
    },
  },
  PRACTICE_NOT_ALLOWED: {
    staff: {
      what: 'Máy này không cho phép thực hành.',
      doNow: 'Quản trị viên: chuyển sang chế độ thật trong phần cài đặt, hoặc cho phép thực hành ở đó.',
    },
  },
  POLICY_INVALID: {
    staff: {
      what: 'Không dùng được chính sách của tổ chức như hiện có.',
      doNow:
        'Quản trị viên: phần cài đặt và nhật ký cho biết sai ở đâu. Cho đến khi sửa xong, chính sách đúng gần nhất vẫn có hiệu lực.',
    },
  },
  SECRET_FILE_LEFT: {
    staff: {
      what: 'Tệp chứa khóa bí mật vẫn còn trên máy tính này.',
      doNow:
        'Quản trị viên: tự xóa tệp mà chính sách nêu, rồi cấp khóa mới. Nhật ký cho biết vì sao máy không xóa được.',
    },
  },
  RESULTS_SECRET_MISSING: {
    staff: {
      what: 'Không ký được kết quả: chưa đặt khóa bí mật.',
      doNow: 'Quản trị viên: nhập khóa bí mật của hệ thống ngân hàng trong phần cài đặt.',
    },
  },
  RESULTS_DELAYED: {
    staff: {
      what: 'Kết quả đang chờ chuyển cho hệ thống của ngân hàng.',
      doNow:
        'Quản trị viên: xem địa chỉ, khóa bí mật hoặc thư mục trong phần cài đặt. Không mất gì; việc chuyển sẽ tự tiếp tục.',
    },
  },
  RESULTS_GIVEN_UP: {
    staff: {
      what: 'Đã xóa những kết quả mà hệ thống của ngân hàng không nhận kịp thời.',
      doNow:
        'Quản trị viên: xem địa chỉ, khóa bí mật hoặc thư mục trong phần cài đặt. Nhật ký kiểm toán cho biết đó là lần kiểm tra nào.',
    },
  },
  SUBMISSION_NOT_FOUND: {
    staff: {
      what: 'Lần kiểm tra này không còn trên máy.',
      doNow: 'Mở lại danh sách. Nếu vẫn cần kiểm tra, bắt đầu lần mới.',
    },
  },
  CHECK_NOT_PASSED: {
    staff: {
      what: 'Một ảnh không đạt kiểm tra mà ở đây không được bỏ qua.',
      doNow: 'Chụp lại ảnh đó. Nếu vẫn phải gửi, quản trị viên có thể cho phép trong cài đặt.',
    },
  },
  OFFICER_NEEDED: {
    staff: {
      what: 'Chưa có nhân viên nào đăng nhập.',
      doNow: 'Mở bảng nhân viên, đăng nhập rồi thử lại.',
    },
  },
  COLLEAGUE_CALLED: {
    staff: {
      what: 'Khách hàng gọi nhân viên, hoặc nhiều ảnh không đạt.',
      doNow: 'Hỗ trợ về ánh sáng, khoảng cách và thẻ rồi thử lại; hoặc kiểm tra khách hàng trực tiếp.',
    },
  },
  VISIT_INTERRUPTED: {
    staff: {
      what: 'Màn hình đã dừng và được khởi động lại. Phiên đang làm dở đã mất.',
      doNow:
        'Nếu đang kiểm tra cho khách hàng, hãy bắt đầu lại với khách hàng. Các lần kiểm tra đã có biên nhận vẫn an toàn.',
    },
  },
  INTERNAL_ERROR: {
    staff: {
      what: 'Chương trình gặp lỗi nội bộ.',
      doNow: 'Thử lại. Nếu vẫn vậy, khởi động lại máy và báo quản trị viên; các lần kiểm tra đã lưu vẫn an toàn.',
    },
  },
} satisfies StaffErrorWords
