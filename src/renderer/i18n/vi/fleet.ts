/** Vietnamese words for the fleet: what the organisation sets, results for the bank's systems, telemetry. */
import type { FleetText } from '../words.ts'

export const fleet: FleetText = {
  fleet: {
    locked: 'Do tổ chức của bạn đặt',
    waiting: 'Kết quả đang chờ: {count}',
    kioskId: {
      label: 'Tên máy này',
      hint: 'Phân biệt các máy trong kết quả và số liệu: chữ, số, dấu chấm và gạch nối. Để trống: tên ngẫu nhiên.',
    },
    resultsTo: {
      label: 'Kết quả cho hệ thống ngân hàng',
      hint: 'Mỗi lần kiểm tra kết thúc thế nào, không kèm ảnh. Thực hành không chuyển gì.',
      choice: {
        nowhere: 'Không chuyển',
        webhook: 'Gọi có ký tới một địa chỉ (webhook)',
        folder: 'Mỗi kết quả một tệp trong thư mục',
      },
    },
    resultsWebhookUrl: {
      label: 'Địa chỉ nhận kết quả',
      hint: 'Bắt đầu bằng https.',
    },
    resultsFolder: {
      label: 'Thư mục nhận kết quả',
      hint: 'Đường dẫn đầy đủ. Thư mục phải có sẵn và máy này ghi được vào đó.',
    },
    resultsWithReference: {
      label: 'Chuyển cả mã tham chiếu',
      hint: 'Điều nhân viên ghi cùng lần kiểm tra. Không nên có tên ai.',
    },
    secret: {
      label: 'Khóa bí mật cho kết quả',
      hint: 'Từ hệ thống ngân hàng; bắt đầu bằng whsec_. Lưu mã hóa, không bao giờ hiện ra.',
      field: 'Khóa bí mật mới',
      set: 'Lưu khóa bí mật',
      clear: 'Xóa khóa bí mật',
      state: {
        unset: 'Chưa có khóa bí mật',
        set: 'Đã lưu khóa bí mật',
        unreadable: 'Không mở được khóa bí mật đã lưu',
      },
    },
    test: 'Chuyển thử',
    testPassed: 'Đã nhận lần thử',
    telemetryUrl: {
      label: 'Bộ thu số liệu',
      hint: 'Địa chỉ bộ thu OpenTelemetry của ngân hàng (OTLP qua HTTP). Chỉ có số lượng và thời gian. Để trống: tắt.',
    },
  },
}
