/** Thai words for the fleet: what the organisation sets, results for the bank's systems, telemetry. */
import type { FleetText } from '../words.ts'

export const fleet: FleetText = {
  fleet: {
    locked: 'กำหนดโดยองค์กรของท่าน',
    waiting: 'ผลที่รออยู่: {count}',
    kioskId: {
      label: 'ชื่อเครื่องนี้',
      hint: 'ใช้แยกเครื่องในผลและข้อมูลการทำงาน ใช้ตัวอักษร ตัวเลข จุด และขีด ถ้าว่างจะใช้ชื่อสุ่ม',
    },
    resultsTo: {
      label: 'ผลสำหรับระบบของธนาคาร',
      hint: 'แต่ละรายการจบอย่างไร โดยไม่มีภาพ โหมดฝึกไม่ส่งอะไร',
      choice: {
        nowhere: 'ไม่ส่ง',
        webhook: 'เรียกที่อยู่พร้อมลายเซ็น (webhook)',
        folder: 'หนึ่งไฟล์ต่อผลในโฟลเดอร์',
      },
    },
    resultsWebhookUrl: {
      label: 'ที่อยู่สำหรับส่งผล',
      hint: 'ขึ้นต้นด้วย https',
    },
    resultsFolder: {
      label: 'โฟลเดอร์สำหรับผล',
      hint: 'พาธเต็ม โฟลเดอร์ต้องมีอยู่ และเครื่องนี้เขียนได้',
    },
    resultsWithReference: {
      label: 'ส่งเลขอ้างอิงด้วย',
      hint: 'สิ่งที่เจ้าหน้าที่จดไว้กับรายการ ไม่ควรมีชื่อบุคคล',
    },
    secret: {
      label: 'รหัสลับสำหรับผล',
      hint: 'จากระบบของธนาคาร ขึ้นต้นด้วย whsec_ เก็บแบบเข้ารหัส ไม่แสดงออกมา',
      field: 'รหัสลับใหม่',
      set: 'บันทึกรหัสลับ',
      clear: 'ลบรหัสลับ',
      state: {
        unset: 'ยังไม่มีรหัสลับ',
        set: 'บันทึกรหัสลับไว้แล้ว',
        unreadable: 'เปิดรหัสลับที่บันทึกไว้ไม่ได้',
      },
    },
    test: 'ส่งการทดสอบ',
    testPassed: 'รับการทดสอบแล้ว',
    telemetryUrl: {
      label: 'ตัวรวบรวมข้อมูลการทำงาน',
      hint: 'ที่อยู่ตัวรวบรวม OpenTelemetry ของธนาคาร (OTLP ผ่าน HTTP) มีเพียงจำนวนและเวลา ถ้าว่างคือปิด',
    },
  },
}
