/** Vietnamese words for the kiosk's own updates. */
import type { UpdatesText } from '../words.ts'

export const updates = {
  updates: {
    label: 'Cập nhật',
    updateFeed: {
      label: 'Địa chỉ cập nhật',
      hint: 'Thư mục trên máy chủ của bạn, bắt đầu bằng https. Để trống: không cập nhật.',
    },
    off: {
      'not-wanted': 'Tắt. Phiên bản mới được cài thủ công.',
      managed: 'Tắt. Công cụ của tổ chức bạn mang phiên bản mới đến.',
      'installed-otherwise': 'Tắt. Máy này không được cài theo cách có thể tự cập nhật.',
      'no-signer': 'Tắt. Phiên bản này không nhận cập nhật từ ai.',
    },
    waiting: 'Bật. Máy tìm phiên bản mới khi không có ai ở quầy.',
    downloading: 'Đang tải phiên bản {version}.',
    ready: 'Phiên bản {version} đã sẵn sàng. Sẽ được cài khi máy khởi động lần tới.',
    installing: 'Đang cài phiên bản {version}.',
    failed: {
      unreachable: 'Địa chỉ cập nhật không trả lời. Sẽ thử lại.',
      'not-signed': 'Nội dung ở địa chỉ đó không được ký cho máy này. Đã không dùng.',
      'not-downloaded': 'Không tải được trọn vẹn phiên bản mới. Sẽ thử lại.',
    },
    blocked: {
      'not-installed': 'Không cài được phiên bản {version}. Phiên bản này vẫn chạy; phiên bản sau sẽ được thử.',
      crashed: 'Phiên bản {version} không khởi động đúng. Sẽ không thử lại; hãy báo quản trị viên.',
    },
  },
} satisfies UpdatesText
