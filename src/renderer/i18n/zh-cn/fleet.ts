/** Simplified Chinese words for the fleet: what the organisation sets, results for the bank's systems, telemetry. */
import type { FleetText } from '../words.ts'

export const fleet: FleetText = {
  fleet: {
    locked: '由贵机构设定',
    waiting: '等待交付的结果：{count}',
    kioskId: {
      label: '本机名称',
      hint: '用于在结果和遥测中区分设备：字母、数字、点和连字符。留空则使用随机名称。',
    },
    resultsTo: {
      label: '提供给银行系统的结果',
      hint: '每次核验的结局，不含照片。演练模式不交付任何内容。',
      choice: {
        nowhere: '不交付',
        webhook: '签名请求到指定地址（webhook）',
        folder: '每条结果在文件夹中生成一个文件',
      },
    },
    resultsWebhookUrl: {
      label: '结果接收地址',
      hint: '以 https 开头。',
    },
    resultsFolder: {
      label: '结果文件夹',
      hint: '完整路径。文件夹必须已存在，且本机可以写入。',
    },
    resultsWithReference: {
      label: '同时交付参考号',
      hint: '工作人员为该核验记下的参考号，不应包含姓名。',
    },
    secret: {
      label: '结果签名密钥',
      hint: '由银行系统提供，以 whsec_ 开头。加密保存，从不显示。',
      field: '新密钥',
      set: '保存密钥',
      clear: '移除密钥',
      state: {
        unset: '尚无密钥',
        set: '已保存密钥',
        unreadable: '已保存的密钥无法打开',
      },
    },
    test: '交付测试',
    testPassed: '测试已被接收',
    telemetryUrl: {
      label: '遥测收集器',
      hint: '银行自有 OpenTelemetry 收集器的地址（OTLP over HTTP）。只含计数和时间。留空则关闭。',
    },
  },
}
